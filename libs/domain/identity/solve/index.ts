export type { LinkRule } from '../links/links.js';
export { isCandidatePair } from '../pairs/candidate-pair.js';
export { type Explanation, explainer } from './explain.js';
export { type CombinedJudgements, combineJudgements, type Judgement, type Verdict } from './judgements.js';
export { type PersonAssignment, type PersonsSolution, type Proposal, solvePersons } from './solve-persons.js';
export { type Block, type Candidate, MAX_HOLDERS, type SolverIdentifier, type SolverInput } from './solver-input.js';
