import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { TestEnvironment } from '../../test/support/create-test-environment.js';
import { eventually } from '../../test/support/eventually.js';
import { openTestEnvironment } from '../../test/support/test-environment.js';
import { Database } from './database.js';
import type { Tx } from './tx.js';

let testEnv: TestEnvironment;
let database: Database;

beforeAll(async () => {
  testEnv = await openTestEnvironment();
  database = await Database.open({ url: testEnv.databaseUrl, applicationName: 'database-spec', poolSize: 2 });
  await database.query('create table rows (id int)');
});
afterAll(async () => {
  await database.close();
  await testEnv.close();
});
beforeEach(() => database.query('truncate rows'));

describe('transaction', () => {
  it('commits when the work resolves, and returns what it resolves to', async () => {
    const result = await database.transaction(async (tx) => {
      await tx.execute('insert into rows values ($1)', [7]);
      return 'done';
    });

    expect(result).toBe('done');
    expect(await rows()).toEqual([7]);
  });

  it('rolls back and rethrows the very error when the work rejects', async () => {
    const error = new Error('no');

    const failing = database.transaction(async (tx) => {
      await insert(tx);
      throw error;
    });

    await expect(failing).rejects.toBe(error);
    expect(await rows()).toEqual([]);
  });

  it('does not call a transaction committed in which a statement failed unheard', async () => {
    const failing = database.transaction(async (tx) => {
      await insert(tx);
      await tx.query('select 1 / 0').catch(() => {});
    });

    await expect(failing).rejects.toThrow('The transaction was rolled back: one of its statements had failed');
    expect(await rows()).toEqual([]);
  });

  it('gives its connection back, whatever its end', async () => {
    for (let i = 0; i < 5; i++) {
      await database.transaction(insert);
      await expect(database.transaction(() => Promise.reject(new Error('no')))).rejects.toThrow('no');
    }

    expect(await rows()).toHaveLength(5);
  });

  it('rejects when its connection is killed, and the pool goes on with a new one', async () => {
    const { promise: isOpen, resolve: tellOpen } = Promise.withResolvers<number>();
    const { promise: mayGoOn, resolve: letGoOn } = Promise.withResolvers<void>();
    const failing = database.transaction(async (tx) => {
      await insert(tx);
      tellOpen(await pidOf(tx));
      await mayGoOn;
      await insert(tx);
    });

    await kill(await isOpen);
    letGoOn();

    await expect(failing).rejects.toThrow(/terminat|not queryable/);
    expect(await rows()).toEqual([]);
    await database.transaction(insert);
    expect(await rows()).toEqual([1]);
  });

  it('rejects when its connection is killed right before the commit', async () => {
    const failing = database.transaction(async (tx) => {
      await insert(tx);
      await kill(await pidOf(tx));
    });

    await expect(failing).rejects.toThrow(/terminat|not queryable/);
    expect(await rows()).toEqual([]);
  });
});

describe('the pool', () => {
  it('outlives the death of all its idle connections', async () => {
    const pids = await Promise.all([database.transaction(pidOf), database.transaction(pidOf)]);

    const killing = await Database.open({ url: testEnv.databaseUrl, applicationName: 'killer' });
    for (const pid of pids) await killing.query('select pg_terminate_backend($1, 5000)', [pid]);
    await killing.close();

    // A connection may be handed out before the news of its death has come.
    const alive = () => Promise.all([1, 2, 3].map(() => database.transaction(pidOf)));
    await expect(eventually(alive)).resolves.toHaveLength(3);
  });

  it('names its connections', async () => {
    expect(await database.query('select application_name from pg_stat_activity where pid = pg_backend_pid()')).toEqual([
      { application_name: 'database-spec' },
    ]);
  });

  it('reads times as Postgres writes them, and 64-bit numbers as text', async () => {
    const [row] = await database.query(
      `select timestamptz '2026-11-20 10:00:00.25+00' as at, date '2026-11-20' as day, interval '1 day' as "for",
         9007199254740993::bigint as big`,
    );

    expect(row).toEqual({
      at: '2026-11-20 10:00:00.25+00',
      day: '2026-11-20',
      for: '1 day',
      big: '9007199254740993',
    });
  });

  it('answers a ping, and refuses it once closed', async () => {
    const other = await Database.open({ url: testEnv.databaseUrl, applicationName: 'ping' });

    await expect(other.ping()).resolves.toBeUndefined();
    await other.close();
    await expect(other.ping()).rejects.toThrow(/pool/);
  });
});

it('has Postgres end a session within half a minute when its client is gone without a word', async () => {
  const sql = `select name, setting::int as value from pg_settings where name like 'tcp\\_keepalives%' order by name`;

  expect(await database.query(sql)).toEqual([
    { name: 'tcp_keepalives_count', value: 3 },
    { name: 'tcp_keepalives_idle', value: 10 },
    { name: 'tcp_keepalives_interval', value: 5 },
  ]);
});

async function insert(tx: Tx): Promise<void> {
  await tx.execute('insert into rows values (1)');
}

async function rows(): Promise<number[]> {
  return (await database.query<{ id: number }>('select id from rows order by id')).map(({ id }) => id);
}

async function pidOf(tx: Tx): Promise<number> {
  const [row] = await tx.query<{ pid: number }>('select pg_backend_pid() as pid');
  return row?.pid ?? 0;
}

/** Returns when the backend is gone. */
async function kill(pid: number): Promise<void> {
  await database.query('select pg_terminate_backend($1, 5000)', [pid]);
}

describe('what comes back', () => {
  it('is a list for ids, also for none, and text for moments', async () => {
    const ids = ['0b0e5b3e-5ad5-4d7e-8d59-6ff0d4f9e7a1', '0b0e5b3e-5ad5-4d7e-8d59-6ff0d4f9e7a2'];

    expect(
      await database.query(
        "select $1::uuid[] as many, $2::uuid[] as one, '{}'::uuid[] as none, null::uuid[] as unknown, timestamptz '2026-01-02 03:04:05Z' as at",
        [ids, ids.slice(1)],
      ),
    ).toEqual([{ many: ids, one: ids.slice(1), none: [], unknown: null, at: '2026-01-02 03:04:05+00' }]);
  });
});
