import { IsolationLevel } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { OrmDatabase } from '#store/orm';

/** Reads that belong together see one moment of the database, also while persons are being merged. */
export async function inSnapshot<T>(database: OrmDatabase, read: (em: EntityManager) => Promise<T>): Promise<T> {
  return database.em.transactional(async (em) => read(em as EntityManager), {
    isolationLevel: IsolationLevel.REPEATABLE_READ,
    readOnly: true,
  });
}
