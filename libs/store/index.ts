export { advanceCheckpoint, type CheckpointKey, CheckpointLost, lockCheckpoint } from './checkpoint.js';
export { Database } from './database.js';
export { SetTable } from './set-table.js';
export type { Tx } from './tx.js';
