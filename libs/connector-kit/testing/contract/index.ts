export { type ContractAbilities, connectorContract } from './connector-contract.js';
export type { ContractAccount, ContractHarness, Fault, Handle } from './harness.js';
