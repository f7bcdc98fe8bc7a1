import type { Tx } from '#store';

const LOCK = "hashtextextended('crm:projection', 0)";

/**
 * Contacts are projected side by side. What comes from another topic and changes cards (edits, names of labels) has the cards for
 * itself until its transaction ends, so that neither can miss what the other is about to commit.
 */
export async function lockProjectionShared(tx: Tx): Promise<void> {
  await tx.execute(`select pg_advisory_xact_lock_shared(${LOCK})`);
}

export async function lockProjectionExclusive(tx: Tx): Promise<void> {
  await tx.execute(`select pg_advisory_xact_lock(${LOCK})`);
}
