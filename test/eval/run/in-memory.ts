import { type Candidate, MODEL, type Model, type SolverInput, solvePersons } from '#domain';
import type { Labelled } from '../datasets/labelled.js';
import { type Report, reportOf } from '../metrics/report.js';
import { candidateOf } from './candidates.js';
import { solverInputOf } from './solver-input.js';

/** A labelled set as the solver is given it, all at once. */
export interface InMemory {
  readonly labelled: readonly Labelled[];
  readonly candidates: readonly Candidate[];
  readonly input: SolverInput;
}

export function inMemory(labelled: readonly Labelled[]): InMemory {
  const candidates = labelled.map(candidateOf);
  return { labelled, candidates, input: solverInputOf(candidates) };
}

/** The production solver over everything at once, without a database: for trying, and for sweeps. */
export function evaluate({ labelled, candidates, input }: InMemory, model: Model = MODEL): Report {
  const { assignments, proposals } = solvePersons(input, model);
  const records = candidates.map(({ identityId }, i) => ({
    identityId,
    entity: labelled[i]?.entity ?? '',
    kind: labelled[i]?.kind,
    person: assignments.get(identityId)?.personId ?? identityId,
  }));
  return reportOf(
    records,
    proposals.map(({ a, b }) => [a, b]),
  );
}

export function evaluateInMemory(labelled: readonly Labelled[]): Report {
  return evaluate(inMemory(labelled));
}
