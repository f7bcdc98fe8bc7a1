import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { TestEnvironment } from '../../test/support/create-test-environment.js';
import { eventually } from '../../test/support/eventually.js';
import { openTestEnvironment } from '../../test/support/test-environment.js';
import { Database } from './database.js';
import { SetTable } from './set-table.js';
import type { Tx } from './tx.js';

let testEnv: TestEnvironment;
let database: Database;

const notes = new SetTable({
  table: 'notes',
  columns: {
    owner: 'text',
    id: 'int',
    version: 'bigint',
    at: 'timestamptz',
    done: 'boolean',
    bytes: 'bytea',
    json: 'jsonb',
    uuids: 'uuid[]',
    texts: 'text[]',
  },
  key: ['owner', 'id'],
  version: 'version',
});

beforeAll(async () => {
  testEnv = await openTestEnvironment();
  database = await Database.open({ url: testEnv.databaseUrl, applicationName: 'set-table' });
  await database.query(`create table notes (
    owner text, id int, version bigint not null, at timestamptz, done boolean, bytes bytea, json jsonb,
    uuids uuid[], texts text[], primary key (owner, id))`);
});
afterAll(async () => {
  await database.close();
  await testEnv.close();
});
beforeEach(() => database.query('truncate notes'));

it('keeps words as lexemes, whatever stands in them', async () => {
  const table = new SetTable({ table: 'words', columns: { id: 'int', words: 'tsvector' }, key: ['id'] });
  await database.query('create table words (id int primary key, words tsvector not null)');
  const words = [['ada', "o'hara", 'a\\b', 'c"d', 'e f', 'g\nh', 'ж🦔', '{,}'], [], ["'"]];
  await database.transaction((tx) =>
    table.upsert(
      tx,
      words.map((list, id) => ({ id, words: list })),
    ),
  );
  const kept = await database.query<{ words: string[] }>(
    'select tsvector_to_array(words) as words from words order by id',
  );
  expect(kept.map((row) => row.words.toSorted())).toEqual(words.map((list) => list.toSorted()));
});

describe('upsert', () => {
  it('keeps every kind of value as it was given', async () => {
    const given = [
      note(1, {
        at: '2026-02-28T23:59:59.123Z',
        done: true,
        bytes: Buffer.from([0, 255, 92, 34]),
        json: { 'quote " back\\slash': ['ж 🦔', null, 1.5, { nested: {} }] },
        uuids: ['5a7d8a4e-9d2e-4a55-8d2d-0f2c1f0b9a01', '5a7d8a4e-9d2e-4a55-8d2d-0f2c1f0b9a02'],
        texts: ['a "b" \\ c', "it's", '{curly}, comma', '', ' NULL ', 'NULL', 'line\nbreak\ttab', 'Ω🦔'],
      }),
      note(2, { json: [], uuids: [], texts: [] }),
      note(3, { at: null, done: null, bytes: null, json: null, uuids: null, texts: null }),
      note(4, { json: 'text with "quotes"' }),
      note(5, { json: false }),
    ];

    const written = await database.transaction((tx) => notes.upsert(tx, given));

    expect(written).toBe(5);
    expect(await stored()).toEqual(given.map((row) => ({ ...row, version: String(row.version) })));
  });

  it('refuses a value that it could only guess how to write', async () => {
    const writing = database.transaction((tx) => notes.upsert(tx, [note(1), { ...note(2), at: new Date(0) }]));

    await expect(writing).rejects.toThrow('A row has a object where a column needs a value or null');
    expect(await stored()).toEqual([]);
  });

  it('replaces a row only by one with a greater version, and counts what it wrote', async () => {
    await database.transaction((tx) =>
      notes.upsert(
        tx,
        [1, 2, 3].map((id) => note(id, { version: 5n })),
      ),
    );

    const written = await database.transaction((tx) =>
      notes.upsert(tx, [
        note(1, { version: 4n, texts: ['older'] }),
        note(2, { version: 5n, texts: ['equal'] }),
        note(3, { version: 6n, texts: ['newer'] }),
      ]),
    );

    expect(written).toBe(1);
    expect((await stored()).map(({ version, texts }) => ({ version, texts }))).toEqual([
      { version: '5', texts: ['as given'] },
      { version: '5', texts: ['as given'] },
      { version: '6', texts: ['newer'] },
    ]);
  });

  it('replaces whatever stands there when the table has no version', async () => {
    const unguarded = new SetTable({
      table: 'notes',
      columns: { owner: 'text', id: 'int', version: 'bigint' },
      key: ['owner', 'id'],
    });
    await database.transaction((tx) => unguarded.upsert(tx, [{ owner: 'one', id: 1, version: 9n }]));

    await database.transaction((tx) => unguarded.upsert(tx, [{ owner: 'one', id: 1, version: 2n }]));

    expect((await stored()).map(({ version }) => version)).toEqual(['2']);
  });

  it('writes the same rows in one call of 2000, ten of 200 or 2000 of one', async () => {
    const given = Array.from({ length: 2_000 }, (_, i) => note(i + 1, { json: { i }, texts: [`"${i}"`] }));
    const results: unknown[] = [];
    for (const size of [2_000, 200, 1]) {
      await database.query('truncate notes');
      await database.transaction(async (tx) => {
        for (let at = 0; at < given.length; at += size) await notes.upsert(tx, given.slice(at, at + size));
      });
      results.push(await stored());
    }

    expect(results[0]).toHaveLength(2_000);
    expect(results[1]).toEqual(results[0]);
    expect(results[2]).toEqual(results[0]);
  });

  it('sends one statement text whatever the number of rows', async () => {
    const texts = new Set<string>();
    await database.transaction(async (tx) => {
      const listening = listenTo(tx, texts);
      for (const size of [1, 2, 500]) {
        await notes.upsert(
          listening,
          Array.from({ length: size }, (_, i) => note(i, { version: BigInt(size) })),
        );
      }
    });

    expect(texts.size).toBe(1);
  });

  it('does nothing and asks nothing for no rows', async () => {
    const texts = new Set<string>();

    const written = await database.transaction((tx) => notes.upsert(listenTo(tx, texts), []));

    expect(written).toBe(0);
    expect(texts.size).toBe(0);
  });

  it('does not deadlock when two transactions write the same rows in opposite order', async () => {
    const up = Array.from({ length: 300 }, (_, i) => note(i));
    for (let round = 1; round <= 10; round++) {
      const version = BigInt(round * 2);
      const rise = up.map((row) => ({ ...row, version }));
      const fall = up.map((row) => ({ ...row, version: version + 1n })).reverse();
      await Promise.all([
        database.transaction((tx) => notes.upsert(tx, rise)),
        database.transaction((tx) => notes.upsert(tx, fall)),
      ]);
    }

    expect(new Set((await stored()).map(({ version }) => version))).toEqual(new Set(['21']));
  });
});

describe('insertMissing', () => {
  it('returns the keys of the rows that it inserted, and only those', async () => {
    await database.transaction((tx) => notes.upsert(tx, [note(2, { texts: ['was there'] })]));

    const inserted = await database.transaction((tx) => notes.insertMissing(tx, [note(1), note(2), note(3)]));

    expect(inserted).toEqual([
      { owner: 'one', id: 1 },
      { owner: 'one', id: 3 },
    ]);
    expect((await stored())[1]).toMatchObject({ id: 2, texts: ['was there'] });
  });

  it.each(['commits', 'rolls back'])('waits for another transaction that inserts the same keys and %s', async (end) => {
    const { promise: mayEnd, resolve: letEnd } = Promise.withResolvers<void>();
    const { promise: hasInserted, resolve: tellInserted } = Promise.withResolvers<void>();
    const first = database.transaction(async (tx) => {
      await notes.insertMissing(tx, [note(1), note(2)]);
      tellInserted();
      await mayEnd;
      if (end === 'rolls back') throw new Error('undone');
    });
    await hasInserted;
    const second = database.transaction((tx) => notes.insertMissing(tx, [note(2), note(3)]));
    await eventually(async () => expect(await waitingForLocks()).toBe(1));

    letEnd();

    await Promise.allSettled([first]);
    expect(await second).toEqual(
      end === 'commits'
        ? [{ owner: 'one', id: 3 }]
        : [
            { owner: 'one', id: 2 },
            { owner: 'one', id: 3 },
          ],
    );
  });
});

describe('deleteOthers', () => {
  it('deletes what the owners have beyond the given rows, and nothing of other owners', async () => {
    await database.transaction((tx) =>
      notes.upsert(tx, [note(1), note(2), note(1, { owner: 'two' }), note(1, { owner: 'zwei' })]),
    );

    const deleted = await database.transaction((tx) =>
      notes.deleteOthers(tx, ['one', 'two'], [note(2), note(9, { owner: 'two' })]),
    );

    expect(deleted).toBe(2);
    expect((await stored()).map(({ owner, id }) => ({ owner, id }))).toEqual([
      { owner: 'one', id: 2 },
      { owner: 'zwei', id: 1 },
    ]);
  });

  it('deletes everything of the owners when no rows are given, and nothing when no owners are', async () => {
    await database.transaction((tx) => notes.upsert(tx, [note(1), note(2)]));

    const none = await database.transaction((tx) => notes.deleteOthers(tx, [], []));
    const all = await database.transaction((tx) => notes.deleteOthers(tx, ['one'], []));

    expect([none, all]).toEqual([0, 2]);
    expect(await stored()).toEqual([]);
  });
});

interface Note {
  owner: string;
  id: number;
  version: bigint;
  at: string | null;
  done: boolean | null;
  bytes: Buffer | null;
  json: unknown;
  uuids: string[] | null;
  texts: string[] | null;
}

function note(id: number, values: Partial<Note> = {}): Note {
  const empty = { at: null, done: false, bytes: null, json: {}, uuids: [], texts: ['as given'] };
  return { owner: 'one', id, version: 1n, ...empty, ...values };
}

async function stored(): Promise<(Omit<Note, 'version'> & { version: string })[]> {
  const rows = await database.query<Omit<Note, 'version'> & { version: string }>(
    'select * from notes order by owner, id',
  );
  return rows.map((row) => ({ ...row, at: row.at && new Date(row.at).toISOString() }));
}

async function waitingForLocks(): Promise<number> {
  const rows = await database.query(
    "select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'",
  );
  return rows.length;
}

/** The same transaction, writing down the statements that pass. */
function listenTo(tx: Tx, texts: Set<string>): Tx {
  return new Proxy(tx, {
    get: (target, name: 'query' | 'execute') => (sql: string, params: readonly unknown[]) => {
      texts.add(sql);
      return target[name](sql, params);
    },
  });
}
