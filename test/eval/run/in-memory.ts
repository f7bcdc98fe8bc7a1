import { blockingKeysOf, type Candidate, MODEL, type Model, type SolverInput, solvePersons } from '#domain';
import type { Labelled } from '../datasets/labelled.js';
import { type Report, reportOf } from '../metrics/report.js';
import { candidateOf } from './candidates.js';

/** The production solver over everything at once, without a database: for trying, and for sweeps. */
export function evaluateInMemory(labelled: readonly Labelled[], model: Model = MODEL): Report {
  const candidates = labelled.map(candidateOf);
  const { placements, proposals } = solvePersons(wholeWorld(candidates), model);
  const records = candidates.map(({ identityId }, i) => ({
    identityId,
    entity: labelled[i]?.entity ?? '',
    person: placements.get(identityId)?.personId ?? identityId,
  }));
  return reportOf(
    records,
    proposals.map(({ a, b }) => [a, b]),
  );
}

/** Who bears what, as the resolver's tables have it. */
export function wholeWorld(candidates: readonly Candidate[]): SolverInput {
  const identifiers = new Map<string, { kind: string; bearers: string[] }>();
  const blocks = new Map<string, string[]>();
  for (const { identityId, features } of candidates) {
    for (const { kind, value } of features.identifiers) {
      const known = identifiers.get(`${kind} ${value}`);
      if (known) known.bearers.push(identityId);
      else identifiers.set(`${kind} ${value}`, { kind, bearers: [identityId] });
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
    blocks: [...blocks].map(([key, bearers]) => ({ key, bearers })),
    judgements: [],
  };
}
