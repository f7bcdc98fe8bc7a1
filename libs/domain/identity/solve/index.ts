export { type Explanation, explain } from './explain.js';
export { identifierLinks, MOST_BEARERS, type SolverIdentifier, type SolverIdentity } from './identifier-links.js';
export { type Judged, type Judgement, judgedBy, type Verdict } from './judgements.js';
export type { LinkRule } from './links.js';
export { mayBeAlike } from './may-be-alike.js';
export { type Placement, type Solution, solve } from './solve.js';
export { type PersonPlacement, type PersonsSolution, type Proposal, solvePersons } from './solve-persons.js';
export type { Block, Candidate, SolverInput } from './solver-input.js';
