import type { Database } from '#store';

/** `signal` is aborted when the lock is lost, which happens with the connection that holds it. */
export type LockedWork = (signal: AbortSignal) => Promise<void>;

/**
 * Does `work` while no other process does any for the account. Returns false at once, without it, when another one does.
 * The lock lives in a database session of its own, so it ends with the process however that ends.
 */
export async function withAccountLock(database: Database, accountId: string, work: LockedWork): Promise<boolean> {
  const session = await database.session();
  const lost = new AbortController();
  const onError = () => lost.abort(new Error("The account's lock was lost with its database session"));
  session.on('error', onError);
  const params = [`sync:${accountId}`];
  let broken = true;
  try {
    const lock = 'select pg_try_advisory_lock(hashtextextended($1, 0)) as locked';
    const { rows } = await session.query<{ locked: boolean }>(lock, params);
    const locked = rows[0]?.locked ?? false;
    if (locked) {
      await work(lost.signal);
      await session.query('select pg_advisory_unlock(hashtextextended($1, 0))', params);
    }
    broken = false;
    return locked;
  } finally {
    session.off('error', onError);
    session.release(broken);
  }
}
