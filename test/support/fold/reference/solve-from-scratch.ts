import { type Edit, makeIdentifierId, makeIdentityId, makeReviewId, type RawContactMessage } from '#contracts';
import {
  type AliasName,
  aliasesOf,
  aliasNamesIn,
  blockingKeysOf,
  type Candidate,
  featuresOf,
  type Judgement,
  normaliseGoogleContact,
  observeAliasNames,
  solvePersons,
  type Verdict,
} from '#domain';

/** The state that a resolver ends in. */
export interface ResolvedState {
  /** Person by identity. */
  readonly persons: Readonly<Record<string, string>>;
  readonly components: Readonly<Record<string, string>>;
  /** Open reviews by id; `later` when somebody put them off. */
  readonly reviews: Readonly<Record<string, { readonly score: number; readonly later: boolean }>>;
}

/** All records and judgements, solved at once: slow and simple, as the reference for a resolver that solves component by component. */
export function solveFromScratch(records: readonly RawContactMessage[], edits: readonly Edit[] = []): ResolvedState {
  const identities = latestCandidates(records);
  const identifiers = new Map<string, { kind: string; value: string; holders: string[] }>();
  const blocks = new Map<string, string[]>();
  for (const { identityId, features, aliases } of identities) {
    for (const { kind, value } of [...features.identifiers, ...aliases]) {
      const id = makeIdentifierId(kind, value);
      const known = identifiers.get(id);
      if (!known) identifiers.set(id, { kind, value, holders: [identityId] });
      else if (!known.holders.includes(identityId)) known.holders.push(identityId);
    }
    for (const key of blockingKeysOf(features)) blocks.set(key, [...(blocks.get(key) ?? []), identityId]);
  }
  const { assignments, proposals } = solvePersons({
    identities,
    identifiers: [...identifiers].map(([identifierId, rest]) => ({ identifierId, ...rest })),
    blocks: [...blocks].map(([key, holders]) => ({ key, holders })),
    judgements: judgementsIn(edits),
  });
  return {
    persons: Object.fromEntries([...assignments].map(([id, { personId }]) => [id, personId])),
    components: Object.fromEntries([...assignments].map(([id, { componentId }]) => [id, componentId])),
    reviews: Object.fromEntries(
      proposals.map(({ a, b, score, unsure }) => [makeReviewId(a, b), { score, later: unsure }]),
    ),
  };
}

function latestCandidates(records: readonly RawContactMessage[]): Candidate[] {
  const seen = new Map<string, Candidate>();
  const names = new Map<string, readonly AliasName[]>();
  for (const { value } of records) {
    const identityId = makeIdentityId(value);
    const known = seen.get(identityId);
    if (value.operation !== 'UPSERT') {
      if (known) seen.set(identityId, { ...known, deleted: true });
      continue;
    }
    const aliasNames = observeAliasNames(names.get(identityId) ?? [], aliasNamesIn(value), value.observedAt);
    names.set(identityId, aliasNames);
    const contact = normaliseGoogleContact(JSON.parse(value.payload), { region: value.region });
    seen.set(identityId, {
      identityId,
      provider: value.provider,
      accountId: value.accountId,
      deleted: false,
      firstObservedAt: known?.firstObservedAt ?? value.observedAt,
      features: featuresOf(contact),
      aliases: aliasesOf(value, aliasNames),
    });
  }
  return [...seen.values()];
}

export function judgementsIn(edits: readonly Edit[]): Judgement[] {
  const withdrawn = new Set(
    edits.flatMap(({ type, value }) => (type === 'JudgementWithdrawn' ? [value.judgementId] : [])),
  );
  return edits.flatMap((edit): Judgement[] => {
    if (edit.type !== 'JudgementMade' || withdrawn.has(edit.value.judgementId)) return [];
    const { judgementId, verdict, groups, madeAt } = edit.value;
    return isVerdict(verdict) ? [{ judgementId, verdict, groups, madeAt }] : [];
  });
}

function isVerdict(verdict: string): verdict is Verdict {
  return verdict === 'SAME' || verdict === 'NOT_SAME' || verdict === 'UNSURE';
}
