export { type Explanation, explainer } from './explain.js';
export { type Judged, type Judgement, judgedBy, type Verdict } from './judgements.js';
export type { LinkRule } from '../links/links.js';
export { mayBeAlike } from '../pairs/candidate-pair.js';
export { type PersonPlacement, type PersonsSolution, type Proposal, solvePersons } from './solve-persons.js';
export { type Block, type Candidate, MAX_HOLDERS, type SolverIdentifier, type SolverInput } from './solver-input.js';
