export { Crash, FaultPoints } from '../fault-points.js';
export { type Result, SyncHarness } from '../sync-harness.js';
export { type EarlyEnd, type HistoryFixture, historyContract } from './history-contract.js';
export { type LiveFixture, liveContract } from './live-contract.js';
export { type LoginAbilities, type LoginFixture, loginContract } from './login-contract.js';
export { type ProviderAbilities, snapshotContract } from './snapshot-contract.js';
export type { Fault, Handle, ProviderAccount, SnapshotProvider } from './snapshot-provider.js';
