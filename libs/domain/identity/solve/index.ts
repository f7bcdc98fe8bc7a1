export { identifierLinks, MOST_BEARERS, type SolverIdentifier, type SolverIdentity } from './identifier-links.js';
export { type Placement, type Solution, solve } from './solve.js';
