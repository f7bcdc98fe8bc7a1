import type { Contact } from '#contracts';
import { contactWith } from '../../contact/testing/contact-with.js';
import { type AliasName, aliasesOf } from '../aliases/aliases.js';
import { blockingKeysOf, featuresOf } from '../features/index.js';
import type { Judgement } from '../solve/judgements.js';
import type { Candidate, SolverInput } from '../solve/solver-input.js';

export interface CandidateFields extends Partial<Contact> {
  readonly aliasNames?: readonly AliasName[];
  readonly provider?: string;
  readonly accountId?: string;
  readonly deleted?: boolean;
  readonly firstObservedAt?: number;
}

/** The candidates with all their identifiers and blocking keys, as the resolver's tables would have them. */
export function solverInputOf(candidates: readonly Candidate[], judgements: readonly Judgement[] = []): SolverInput {
  const holders = new Map<string, { kind: string; value: string; ids: string[] }>();
  const blocks = new Map<string, string[]>();
  for (const { identityId, features, aliases } of candidates) {
    for (const { kind, value } of [...features.identifiers, ...aliases]) {
      const known = holders.get(`${kind} ${value}`);
      if (!known) holders.set(`${kind} ${value}`, { kind, value, ids: [identityId] });
      else if (!known.ids.includes(identityId)) known.ids.push(identityId);
    }
    for (const key of blockingKeysOf(features)) {
      const known = blocks.get(key);
      if (known) known.push(identityId);
      else blocks.set(key, [identityId]);
    }
  }
  return {
    identities: candidates,
    identifiers: [...holders].map(([identifierId, { ids, ...identifier }]) => ({
      identifierId,
      ...identifier,
      holders: ids,
    })),
    blocks: [...blocks].map(([key, ids]) => ({ key, holders: ids })),
    judgements,
  };
}

/** A live contact with only the given fields, each in an account of its own. */
export function candidateWith(identityId: string, fields: CandidateFields): Candidate {
  const {
    provider = 'google',
    accountId = `account of ${identityId}`,
    deleted = false,
    firstObservedAt = 1,
    aliasNames = [],
    ...contact
  } = fields;
  const aliases = aliasesOf({ provider, accountId, externalId: identityId }, aliasNames);
  return {
    identityId,
    provider,
    accountId,
    deleted,
    firstObservedAt,
    features: featuresOf(contactWith(contact)),
    aliases,
  };
}

export function emails(...values: string[]): Contact['emails'] {
  return values.map((value) => ({ value, normalized: value, label: null, primary: false }));
}

export function phones(...values: string[]): Contact['phones'] {
  return values.map((value) => ({ value, e164: value, label: null, primary: false }));
}

export function born(year: number | null, month: number, day: number): Contact['dates'] {
  return [{ label: 'birthday', year, month, day, text: null }];
}
