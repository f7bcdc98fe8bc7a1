import { type Contact, makeIdentifierId, type RawContact } from '#contracts';
import { type AliasName, aliasesFromNames, aliasesOf, observeAliasNames } from '../aliases/index.js';
import { type Features, hashedBlockingKeysOf } from '../features/index.js';
import type { Holder, KnownIdentity } from './known-identity.js';
import type { RecordObservation } from './observation.js';

/** One raw record that changes its identity, with the state it leads to. */
export interface ChangeStep<O extends RecordObservation = RecordObservation> {
  readonly observation: O;
  readonly deleted: boolean;
  /** null: the deletion keeps the stored content. */
  readonly contact: Contact | null;
}

/** What a batch of records does to one identity. */
export interface IdentityChange<O extends RecordObservation = RecordObservation> {
  readonly identityId: string;
  readonly before: KnownIdentity | undefined;
  /** In log order, at least one. */
  readonly steps: readonly ChangeStep<O>[];
  readonly firstObservedAt: number;
  readonly features: Features;
  readonly contentHash: string;
  readonly aliasNames: readonly AliasName[];
  /** Identifier id to kind; the kind is empty where the identifier is stored already. */
  readonly identifiers: ReadonlyMap<string, string>;
  /** Hashed blocking keys. */
  readonly blockingKeys: readonly string[];
}

/** Content of an identity, and what it is found by. */
interface Content {
  readonly hash: string;
  readonly features: Features;
  readonly identifiers: ReadonlyMap<string, string>;
  readonly blockingKeys: readonly string[];
}

/** Repeated content, and deletions of an identity that is unknown or deleted already, change nothing. */
export function changesOf<O extends RecordObservation>(
  observations: readonly O[],
  known: ReadonlyMap<string, KnownIdentity>,
): IdentityChange<O>[] {
  const changes: IdentityChange<O>[] = [];
  for (const [identityId, list] of Map.groupBy(observations, (observation) => observation.identityId)) {
    const change = changeOf(identityId, list, known.get(identityId));
    if (change) changes.push(change);
  }
  return changes;
}

function changeOf<O extends RecordObservation>(
  identityId: string,
  observations: readonly O[],
  before: KnownIdentity | undefined,
): IdentityChange<O> | undefined {
  const steps: ChangeStep<O>[] = [];
  let content = before && storedContent(before);
  let deleted = before?.deleted ?? false;
  let aliasNames = before?.aliasNames ?? [];
  for (const observation of observations) {
    const { content: observed, raw } = observation;
    if (observed === null) {
      if (!content || deleted) continue;
      deleted = true;
      steps.push({ observation, deleted, contact: steps.at(-1)?.contact ?? null });
      continue;
    }
    const names = observeAliasNames(aliasNames, observed.aliasNames, raw.observedAt);
    if (!deleted && observed.hash === content?.hash && names === aliasNames) continue;
    deleted = false;
    aliasNames = names;
    const { hash, features, blockingKeys } = observed;
    content = { hash, features, identifiers: identifiersIn(observation, aliasNames), blockingKeys };
    steps.push({ observation, deleted, contact: observed.contact });
  }
  if (!content || steps.length === 0) return undefined;
  const { hash: contentHash, ...rest } = content;
  const firstObservedAt = Math.min(before?.firstObservedAt ?? Number.POSITIVE_INFINITY, ...steps.map(observedAt));
  return { identityId, before, steps, firstObservedAt, contentHash, aliasNames, ...rest };
}

/** The identity as the change leaves it. */
export function candidateAfter(change: IdentityChange): Holder {
  const { identityId, firstObservedAt, features, identifiers, aliasNames } = change;
  const raw = lastRecordOf(change);
  return {
    identityId,
    provider: raw.provider,
    accountId: raw.accountId,
    deleted: change.steps.at(-1)?.deleted ?? false,
    firstObservedAt,
    features,
    aliases: aliasesOf(raw, aliasNames),
    identifiers: [...identifiers.keys()],
  };
}

export function lastRecordOf({ identityId, steps }: IdentityChange): RawContact {
  const last = steps.at(-1);
  if (!last) throw new Error(`The change of identity ${identityId} has no step`);
  return last.observation.raw;
}

/** The kinds of stored identifiers are in rows of their own. */
function storedContent({ contentHash, features, identifiers }: KnownIdentity): Content {
  return {
    hash: contentHash,
    features,
    identifiers: new Map(identifiers.map((id) => [id, ''])),
    blockingKeys: hashedBlockingKeysOf(features),
  };
}

/** Aliases that have ended are identifiers too: their validity intervals decide which holders they link. */
function identifiersIn({ content, raw }: RecordObservation, aliasNames: readonly AliasName[]): Map<string, string> {
  const identifiers = new Map<string, string>();
  for (const { identifierId, kind } of content?.identifiers ?? []) identifiers.set(identifierId, kind);
  for (const { kind, value } of aliasesFromNames(raw, aliasNames)) identifiers.set(makeIdentifierId(kind, value), kind);
  return identifiers;
}

const observedAt = ({ observation }: ChangeStep): number => observation.raw.observedAt;
