import { IsolationLevel } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { Database, Tx } from '#store';
import type { OrmDatabase } from '#store/orm';

/** All reads see one snapshot of the database, also while persons are merged. */
export async function inSnapshot<T>(database: OrmDatabase, read: (em: EntityManager) => Promise<T>): Promise<T> {
  return database.em.transactional(async (em) => read(em as EntityManager), {
    isolationLevel: IsolationLevel.REPEATABLE_READ,
    readOnly: true,
  });
}

/** The same for SQL. */
export async function inSqlSnapshot<T>(database: Database, read: (tx: Tx) => Promise<T>): Promise<T> {
  return database.transaction(async (tx) => {
    await tx.execute('set transaction isolation level repeatable read, read only');
    return read(tx);
  });
}
