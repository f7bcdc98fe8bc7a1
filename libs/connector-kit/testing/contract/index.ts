export { Crash, FaultPoints } from '../fault-points.js';
export { type ContractAbilities, connectorContract } from './connector-contract.js';
export type { ContractAccount, ContractHarness, Fault, Handle } from './harness.js';
export { type Result, Scene } from './scene.js';
