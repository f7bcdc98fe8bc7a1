import type { PostgreSqlConnection } from '@mikro-orm/postgresql';
import { type EntityManager, MikroORM, PostgreSqlDriver } from '@mikro-orm/postgresql';
import type { Pool, PoolClient } from 'pg';
import { entities } from './entities/index.js';
import { Tx } from './tx.js';

export interface DatabaseSettings {
  /** postgres://user:password@host:port/database */
  readonly url: string;
  /** Shown in pg_stat_activity. */
  readonly applicationName: string;
  readonly poolSize?: number;
}

/**
 * One Postgres behind two doors that share a pool: `em` (MikroORM) for the API's reads and single-row writes,
 * `transaction` for the set-based statements of the hot path.
 */
export class Database {
  private constructor(
    readonly orm: MikroORM,
    private readonly pool: Pool,
  ) {}

  static async open(settings: DatabaseSettings): Promise<Database> {
    const orm = await MikroORM.init({
      driver: PostgreSqlDriver,
      clientUrl: settings.url,
      entities,
      discovery: { warnWhenNoEntities: false },
      pool: { min: 0, max: settings.poolSize ?? 6 },
      driverOptions: {
        application_name: settings.applicationName,
        // A plan that was made for a small table would be kept while a first sync makes it a large one.
        options: '-c plan_cache_mode=force_custom_plan',
        statement_timeout: 60_000,
        idle_in_transaction_session_timeout: 60_000,
        connectionTimeoutMillis: 10_000,
      },
      logger: () => {},
      debug: false,
    });
    const connection = orm.em.getConnection() as PostgreSqlConnection;
    return new Database(orm, await connection.getNativeClient());
  }

  /** A fresh unit of work; never share one between requests. */
  get em(): EntityManager {
    return this.orm.em.fork() as EntityManager;
  }

  /** Commits when `work` resolves, rolls back and rethrows when it rejects. READ COMMITTED. */
  async transaction<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    const client = await this.pool.connect();
    let broken = false;
    try {
      await client.query('begin');
      const result = await work(new Tx(client));
      const { command } = await client.query('commit');
      // Postgres answers the commit of a transaction with a failed statement by rolling back, without an error.
      if (command !== 'COMMIT') throw new Error('The transaction was rolled back: one of its statements had failed');
      return result;
    } catch (error) {
      broken = !(await rollback(client));
      throw error;
    } finally {
      client.release(broken);
    }
  }

  /** One statement on its own. */
  async query<Row extends object>(sql: string, params: readonly unknown[] = []): Promise<Row[]> {
    return (await this.pool.query<Row>(sql, [...params])).rows;
  }

  /** A connection of one's own, for session-level locks. The caller releases it; pass true to destroy it. */
  async session(): Promise<PoolClient> {
    return this.pool.connect();
  }

  async ping(): Promise<void> {
    await this.pool.query('select 1');
  }

  async close(): Promise<void> {
    await this.orm.close(true);
  }
}

async function rollback(client: PoolClient): Promise<boolean> {
  return client.query('rollback').then(
    () => true,
    () => false,
  );
}
