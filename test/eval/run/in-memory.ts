import { MODEL, type Model, solvePersons } from '#domain';
import type { Labelled } from '../datasets/labelled.js';
import { type Report, reportOf } from '../metrics/report.js';
import { candidateOf } from './candidates.js';
import { wholeWorld } from './whole-world.js';

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
