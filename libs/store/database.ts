import { Pool, type PoolClient, TypeOverrides } from 'pg';
import { traced } from './traced.js';
import { Tx } from './tx.js';

export interface DatabaseSettings {
  /** postgres://user:password@host:port/database */
  readonly url: string;
  /** Shown in pg_stat_activity. */
  readonly applicationName: string;
  readonly poolSize?: number;
  /** Applied to every statement: a rebuild works on other tables than those that the statements name. */
  readonly rewrite?: (sql: string) => string;
}

const SESSION_OPTIONS = [
  // A plan that was made for a small table would be kept while a first sync makes it a large one.
  'plan_cache_mode=force_custom_plan',
  // The session of a client whose machine or network is gone would keep its locks for two hours, and no other process could relay its
  // outbox or sync its accounts. So Postgres ends it after 10 s of silence and 3 probes, 5 s apart.
  'tcp_keepalives_idle=10',
  'tcp_keepalives_interval=5',
  'tcp_keepalives_count=3',
]
  .map((setting) => `-c ${setting}`)
  .join(' ');

/** How every pool of Kith connects. */
export function poolSettings({ url, applicationName, poolSize = 6 }: DatabaseSettings) {
  return {
    connectionString: url,
    min: 0,
    max: poolSize,
    application_name: applicationName,
    options: SESSION_OPTIONS,
    // Detects a server that is gone in the same way.
    keepAlive: true,
    keepAliveInitialDelayMillis: 10_000,
    statement_timeout: 60_000,
    idle_in_transaction_session_timeout: 60_000,
    connectionTimeoutMillis: 10_000,
  };
}

/** One Postgres for statements over sets. */
export class Database {
  protected constructor(
    private readonly pool: Pool,
    private readonly rewrite: (sql: string) => string = (sql) => sql,
  ) {}

  /** Resolves without having connected: the first statement does. */
  static async open(settings: DatabaseSettings): Promise<Database> {
    const pool = new Pool({ ...poolSettings(settings), types: typeParsers() });
    // A dropped connection emits an error here; the statement in flight rejects by itself.
    const ignore = () => {};
    pool.on('error', ignore);
    pool.on('connect', (client) => client.on('error', ignore));
    return new Database(pool, settings.rewrite);
  }

  /** Commits when `work` resolves, rolls back and rethrows when it rejects. READ COMMITTED. */
  async transaction<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    const client = await this.pool.connect();
    let broken = false;
    try {
      await client.query('begin');
      const result = await work(new Tx(client, this.rewrite));
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
    return (await traced(sql, () => this.pool.query<Row>(this.rewrite(sql), [...params]))).rows;
  }

  /** A dedicated connection, for session-level locks. The caller releases it; pass true to destroy it. */
  async session(): Promise<PoolClient> {
    return this.pool.connect();
  }

  async ping(): Promise<void> {
    await this.pool.query('select 1');
  }

  async close(): Promise<void> {
    await this.pool.end();
  }
}

async function rollback(client: PoolClient): Promise<boolean> {
  return client.query('rollback').then(
    () => true,
    () => false,
  );
}

const DATE_TIMESTAMPS_INTERVAL = [1082, 1114, 1184, 1186];
const UUID_ARRAY = 2951;

/** Dates, times and intervals as Postgres writes them: as MikroORM's pool gives them. */
function typeParsers(): TypeOverrides {
  const overrides = new TypeOverrides();
  for (const oid of DATE_TIMESTAMPS_INTERVAL) overrides.setTypeParser(oid, (text) => text);
  // Their elements are never quoted, and ours never null: no parser for single characters is needed.
  overrides.setTypeParser(UUID_ARRAY, (text) => (text === '{}' ? [] : text.slice(1, -1).split(',')));
  return overrides;
}
