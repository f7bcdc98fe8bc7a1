import type { Tx } from '#store';

const LOCK = "hashtextextended('crm:projection', 0)";

/**
 * Resolved contacts are projected concurrently, under the shared lock. A batch of another topic that changes cards (edits, names of
 * labels) takes the exclusive lock until its transaction ends, so each sees what the other commits.
 */
export async function lockProjectionShared(tx: Tx): Promise<void> {
  await tx.execute(`select pg_advisory_xact_lock_shared(${LOCK})`);
}

export async function lockProjectionExclusive(tx: Tx): Promise<void> {
  await tx.execute(`select pg_advisory_xact_lock(${LOCK})`);
}
