import { blockingKeysOf, type Candidate, type SolverInput } from '#domain';

/** The candidates with their identifiers and blocking keys, as the resolver's tables have them. */
export function solverInputOf(candidates: readonly Candidate[]): SolverInput {
  const identifiers = new Map<string, { kind: string; value: string; holders: string[] }>();
  const blocks = new Map<string, string[]>();
  for (const { identityId, features } of candidates) {
    for (const { kind, value } of features.identifiers) {
      const known = identifiers.get(`${kind} ${value}`);
      if (known) known.holders.push(identityId);
      else identifiers.set(`${kind} ${value}`, { kind, value, holders: [identityId] });
    }
    for (const key of blockingKeysOf(features)) {
      const known = blocks.get(key);
      if (known) known.push(identityId);
      else blocks.set(key, [identityId]);
    }
  }
  return {
    identities: candidates,
    identifiers: [...identifiers].map(([identifierId, rest]) => ({ identifierId, ...rest })),
    blocks: [...blocks].map(([key, holders]) => ({ key, holders })),
    judgements: [],
  };
}
