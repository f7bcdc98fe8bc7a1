import { Migrator } from '@mikro-orm/migrations';
import { MikroORM, PostgreSqlDriver } from '@mikro-orm/postgresql';
import { entities } from './entities/index.js';
import { migrations } from './migrations/index.js';

/**
 * Brings a database to this version's schema; safe to run again, and by several processes at once. Returns the names applied.
 * @param role that owns what is created; the role of the URL when absent
 */
export async function migrate(databaseUrl: string, role?: string): Promise<string[]> {
  const orm = await MikroORM.init({
    driver: PostgreSqlDriver,
    clientUrl: databaseUrl,
    ...(role !== undefined && { driverOptions: { options: `-c role=${role}` } }),
    entities,
    extensions: [Migrator],
    migrations: { migrationsList: migrations, tableName: 'kith_migrations', snapshot: false, allOrNothing: true },
    logger: () => {},
  });
  try {
    return await orm.em.transactional(async (em) => {
      await em.execute('select pg_advisory_xact_lock(7214903)');
      const applied = await orm.migrator.up({ transaction: em.getTransactionContext() });
      return applied.map(({ name }) => name);
    });
  } finally {
    await orm.close(true);
  }
}
