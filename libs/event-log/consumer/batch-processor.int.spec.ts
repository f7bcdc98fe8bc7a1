import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { DecodeErrorCode } from '#contracts';
import { Database } from '#store';
import type { TestEnvironment } from '../../../test/support/create-test-environment.js';
import { silentLogger } from '../../../test/support/silent-logger.js';
import { openTestEnvironment } from '../../../test/support/test-environment.js';
import type { RawMessage } from '../dead-letters/dead-letters.js';
import { Outbox } from '../outbox/outbox.js';
import { unpack } from '../outbox/packing.js';
import { unsealed } from '../sealing.js';
import { arrived, Book, codec, entry, ledger, run, slice } from '../testing/ledger.js';
import { type BatchHandler, BatchProcessor } from './batch-processor.js';

let testEnv: TestEnvironment;
let database: Database;
let book: Book;

beforeAll(async () => {
  testEnv = await openTestEnvironment();
  database = await Database.open({ url: testEnv.databaseUrl, applicationName: 'batch-processor' });
  book = new Book(database);
  await book.create();
});
afterAll(async () => {
  await database.close();
  await testEnv.close();
});
beforeEach(() => book.empty());

describe('a slice', () => {
  it('is applied in order, with its outgoing records and its checkpoint', async () => {
    const outcome = await processor().process(slice(run(0, 3)));

    expect(outcome).toEqual({ kind: 'committed', handled: 3, deadLetters: 0 });
    expect(await book.lines()).toEqual(['k 0', 'k 1', 'k 2']);
    expect(await sent()).toEqual(['ledger k', 'ledger k', 'ledger k']);
    expect(await checkpoint()).toBe(3n);
    expect(book.batches).toEqual([3]);
  });

  it('is dropped when it comes again, and partly when it overlaps what is done', async () => {
    const processing = processor();
    await processing.process(slice(run(0, 5)));

    const again = await processing.process(slice(run(0, 5)));
    const overlapping = await processing.process(slice(run(3, 4)));

    expect(again).toEqual({ kind: 'committed', handled: 0, deadLetters: 0 });
    expect(overlapping).toEqual({ kind: 'committed', handled: 2, deadLetters: 0 });
    expect(await book.lines()).toEqual([0, 1, 2, 3, 4, 5, 6].map((n) => `k ${n}`));
    expect(await checkpoint()).toBe(7n);
  });

  it('may have holes, as compaction and transactions leave them', async () => {
    const outcome = await processor().process(slice([...run(2, 1), ...run(9, 1)], { from: 0n }));

    expect(outcome).toMatchObject({ kind: 'committed', handled: 2 });
    expect(await checkpoint()).toBe(10n);
  });

  it('is not touched when the database stands before it', async () => {
    await processor().process(slice(run(0, 2)));

    const outcome = await processor().process(slice(run(5, 2)));

    expect(outcome).toEqual({ kind: 'behind', next: 2n });
    expect(await book.lines()).toEqual(['k 0', 'k 1']);
    expect(await checkpoint()).toBe(2n);
  });

  it('is not where a topic that is kept for ever begins, but may be where another does', async () => {
    const kept = await processor().process(slice(run(5, 2)));
    const limited = await processor().process(
      slice(run(5, 2), { topic: { ...ledger, name: 'limited', retentionMs: 1 } }),
    );

    expect(kept).toEqual({ kind: 'behind', next: 0n });
    expect(limited).toEqual({ kind: 'committed', handled: 2, deadLetters: 0 });
  });

  it('is refused when its log ends before what was processed: the topic is another', async () => {
    await processor().process(slice(run(0, 20)));

    const processing = processor().process(slice(run(0, 3)));

    await expect(processing).rejects.toThrow('ledger/0 ends at 3 but was processed up to 20');
    expect(await checkpoint()).toBe(20n);
  });
});

describe('bad data', () => {
  it('is one dead letter of five hundred; the others are applied in order', async () => {
    const messages = Array.from({ length: 500 }, (_, i) =>
      arrived(i, `k${i}`, entry(`k${i}`, i, i === 321 ? 'poison' : 'write')),
    );

    const outcome = await processor().process(slice(messages));

    expect(outcome).toEqual({ kind: 'committed', handled: 499, deadLetters: 1 });
    expect(await book.lines()).toEqual(
      messages.filter((_, i) => i !== 321).map(({ key, offset }) => `${key} ${offset}`),
    );
    expect(await letters()).toEqual([
      { offset: '321', key: 'k321', state: 'dead', code: 'UNREADABLE_ENTRY', message: 'An entry could not be read.' },
    ]);
    expect(await keptBytes()).toEqual([messages[321]?.value]);
    expect((await sent()).filter((record) => record.startsWith('ledger.dlq'))).toEqual(['ledger.dlq k321']);
    expect(await checkpoint()).toBe(500n);
  });

  it('leaves a log line when it is stored, without anything of its content', async () => {
    const lines: unknown[] = [];
    const logger = { ...silentLogger, error: (fields: object, text: string) => void lines.push({ ...fields, text }) };
    const messages = [
      arrived(0, 'a', entry('a', 0, 'poison')),
      ...run(1, 1, 'a'),
      arrived(2, 'r', entry('r', 2, 'refuse')),
    ];

    await processor({ logger }).process(slice(messages));

    const line = {
      consumer: 'spec',
      topic: 'ledger',
      partition: 0,
      text: 'A message cannot be processed and is a dead letter now',
    };
    expect(lines).toEqual([
      { ...line, offset: '0', code: 'UNREADABLE_ENTRY' },
      { ...line, offset: '2', code: 'REFUSED' },
    ]);
  });

  it('blocks the later messages of its key, within the batch and after it', async () => {
    const processing = processor();
    const poisoned = arrived(1, 'a', entry('a', 1, 'poison'));

    await processing.process(slice([...run(0, 1, 'a'), poisoned, ...run(2, 1, 'b'), ...run(3, 1, 'a')]));
    await processing.process(slice([...run(4, 1, 'a'), ...run(5, 1, 'b')]));

    expect(await book.lines()).toEqual(['a 0', 'b 2', 'b 5']);
    expect((await letters()).map(({ offset, state, code }) => `${offset} ${state} ${code}`)).toEqual([
      '1 dead UNREADABLE_ENTRY',
      '3 blocked BLOCKED',
      '4 blocked BLOCKED',
    ]);
  });

  it('may be several messages of one batch', async () => {
    const poisoned = [0, 13, 14, 39];
    const messages = Array.from({ length: 40 }, (_, i) =>
      arrived(i, `k${i}`, entry(`k${i}`, i, poisoned.includes(i) ? 'poison' : 'write')),
    );

    const outcome = await processor().process(slice(messages));

    expect(outcome).toEqual({ kind: 'committed', handled: 36, deadLetters: 4 });
    expect((await letters()).map(({ offset }) => offset)).toEqual(['0', '13', '14', '39']);
    expect(await book.lines()).toHaveLength(36);
  });

  it('is what the handler rejects, without a second look at the others one by one', async () => {
    const refused = [1, 3].map((n) => arrived(n, `r${n}`, entry(`r${n}`, n, 'refuse')));
    const [one, three] = refused as [RawMessage, RawMessage];

    const outcome = await processor().process(slice([...run(0, 1), one, ...run(2, 1), three]));

    expect(outcome).toEqual({ kind: 'committed', handled: 2, deadLetters: 2 });
    expect(await book.lines()).toEqual(['k 0', 'k 2']);
    expect((await letters()).map(({ code, message }) => ({ code, message }))).toEqual([
      { code: 'REFUSED', message: 'The handler refused it.' },
      { code: 'REFUSED', message: 'The handler refused it.' },
    ]);
    expect(book.batches).toEqual([4, 2]);
  });

  it.each<[DecodeErrorCode, Buffer | null]>([
    ['EMPTY_VALUE', null],
    ['UNKNOWN_WIRE_FORMAT', Buffer.from('{}')],
    ['UNKNOWN_SCHEMA', Buffer.from('c3010000000000000000ff', 'hex')],
    ['MALFORMED_VALUE', Buffer.from(codec.encode(ledger, entry('k', 1)).value).subarray(0, 14)],
  ])('never reaches the handler when it is %s', async (code, value) => {
    await processor().process(slice([arrived(0, 'a', value), ...run(1, 1)]));

    expect((await letters()).map((letter) => letter.code)).toEqual([code]);
    expect(await keptBytes()).toEqual([value]);
    expect(book.batches).toEqual([1]);
  });

  it('is what the database refuses, whose words are not repeated', async () => {
    const tooLong = arrived(1, `${'k'.repeat(30)}`, entry('x', 1));
    const narrow: BatchHandler = async (messages, { tx }) => {
      for (const { key } of messages)
        await tx.execute('insert into book (key, number) values ($1::text, length($1) / (length($1) - 30))', [key]);
    };

    await processor({ handler: () => narrow }).process(slice([...run(0, 1), tooLong, ...run(2, 1)]));

    expect((await letters()).map(({ offset, code, message }) => ({ offset, code, message }))).toEqual([
      { offset: '1', code: 'SQL_22012', message: 'The database refused a value of this message.' },
    ]);
    expect(await book.lines()).toHaveLength(2);
  });

  it('keeps headers and keys that no text column could hold as they came', async () => {
    await processor().process(slice([{ ...arrived(0, 'ключ "\\', null), headers: { 'x"\\': '🦔\n' } }]));

    expect(await database.query('select key, headers from log.dead_letters')).toEqual([
      { key: 'ключ "\\', headers: { 'x"\\': '🦔\n' } },
    ]);
  });
});

describe('bugs', () => {
  it('make dead letters of twenty messages a minute, and then stop the partition', async () => {
    const messages = Array.from({ length: 30 }, (_, i) => arrived(i, `k${i}`, entry(`k${i}`, i, 'bug')));
    const processing = processor();

    await expect(processing.process(slice(messages))).rejects.toMatchObject({ code: 'CIRCUIT_OPEN' });

    expect((await letters()).map(({ code }) => code)).toEqual(Array(20).fill('UNEXPECTED'));
    expect(await checkpoint()).toBe(20n);
  });
});

describe('a failure of the infrastructure', () => {
  it('undoes the whole slice and is thrown, so that it can be tried again', async () => {
    const messages = [...run(0, 2), arrived(2, 'k', entry('k', 2, 'outage'))];
    const processing = processor();

    await expect(processing.process(slice(messages))).rejects.toMatchObject({ code: 'ECONNREFUSED' });
    expect(await book.lines()).toEqual([]);
    expect(await sent()).toEqual([]);

    book.mended = true;
    await processing.process(slice(messages));
    expect(await book.lines()).toEqual(['k 0', 'k 1', 'k 2']);
  });

  it('right before the commit leaves nothing: rows, outbox, dead letters and checkpoint are one', async () => {
    const messages = [...run(0, 2), arrived(2, 'a', null)];

    await expect(processor({ database: dyingBeforeCommit(database) }).process(slice(messages))).rejects.toThrow();

    expect(await traces()).toEqual({ lines: 0, letters: 0, outbox: 0, checkpoints: 0 });
    await processor().process(slice(messages));
    expect(await traces()).toEqual({ lines: 2, letters: 1, outbox: 2, checkpoints: 1 });
  });

  it('right after the commit is harmless: the slice comes again and is dropped', async () => {
    const dying = processor({ database: dyingAfterCommit(database) });

    await expect(dying.process(slice(run(0, 3)))).rejects.toThrow('Connection terminated');
    await processor().process(slice(run(0, 3)));

    expect(await book.lines()).toEqual(['k 0', 'k 1', 'k 2']);
  });
});

describe('two processes that both believe to own the partition', () => {
  const total = 400;
  const all = run(0, total);

  it('apply each message once, in order', async () => {
    await Promise.all([readThrough(processor(), [7, 31, 4]), readThrough(processor(), [13, 2, 29])]);

    expect(await book.lines()).toEqual(all.map(({ offset }) => `k ${offset}`));
    expect(await checkpoint()).toBe(BigInt(total));
  });

  it('would apply messages twice if the checkpoint were not part of the transaction', async () => {
    const unguarded: Pick<BatchProcessor, 'process'> = {
      process: async ({ messages }) => {
        const live = messages.map(({ key, offset, value }) => ({
          key: key ?? '',
          partition: 0,
          offset,
          message: codec.decode(ledger, value),
        }));
        const context = { tx: undefined, emit: () => undefined, reject: () => undefined };
        await database.transaction((tx) => book.handle(live, Object.assign(Object.create(null), { ...context, tx })));
        return { kind: 'committed', handled: live.length, deadLetters: 0 };
      },
    };

    await Promise.all([readThrough(unguarded, [7, 31, 4]), readThrough(unguarded, [13, 2, 29])]);

    expect(await book.lines()).toHaveLength(2 * total);
  });

  /** Reads the partition from its beginning in slices of the given sizes, going back to the checkpoint where the processor asks for it. */
  async function readThrough(processing: Pick<BatchProcessor, 'process'>, sizes: readonly number[]): Promise<void> {
    for (let at = 0, turn = 0; at < total; turn++) {
      const messages = all.slice(at, at + (sizes[turn % sizes.length] ?? 1));
      const outcome = await processing.process(slice(messages, { end: BigInt(total) }));
      at = outcome.kind === 'behind' ? Number(outcome.next) : at + messages.length;
    }
  }
});

describe('reading the log anew', () => {
  it('leaves out what was discarded, and holds nothing back behind it', async () => {
    const messages = [...run(0, 1), arrived(1, 'k', null), ...run(2, 1)];
    await processor().process(slice(messages));
    await database.query(
      "update log.dead_letters set state = case state when 'dead' then 'discarded' else 'replayed' end",
    );
    await database.query('truncate book, log.checkpoints');

    const outcome = await processor().process(slice(messages));

    expect(outcome).toEqual({ kind: 'committed', handled: 2, deadLetters: 0 });
    expect(await book.lines()).toEqual(['k 0', 'k 2']);
    expect(await checkpoint()).toBe(3n);
  });

  it('opens a letter again that was replayed and now fails anew', async () => {
    const messages = [arrived(0, 'k', entry('k', 0, 'poison')), ...run(1, 1)];
    await processor().process(slice(messages));
    await database.query("update log.dead_letters set state = 'replayed', resolved_at = now()");
    await database.query('truncate book, log.checkpoints');

    await processor().process(slice(messages));

    expect((await letters()).map(({ offset, state }) => `${offset} ${state}`)).toEqual(['0 dead', '1 blocked']);
  });
});

function processor(other: Partial<ConstructorParameters<typeof BatchProcessor>[0]> = {}): BatchProcessor {
  const outbox = new Outbox('spec', codec);
  return new BatchProcessor({
    database,
    codec,
    sealing: unsealed,
    consumer: 'spec',
    outbox,
    logger: silentLogger,
    handler: () => book.handle,
    ...other,
  });
}

/** The same database, but its connection is killed when all is written and only the commit is missing. */
function dyingBeforeCommit(real: Database): Database {
  const transaction: Database['transaction'] = (work) =>
    real.transaction(async (tx) => {
      const result = await work(tx);
      const [own] = await tx.query<{ pid: number }>('select pg_backend_pid() as pid');
      await real.query('select pg_terminate_backend($1, 5000)', [own?.pid]);
      return result;
    });
  return Object.create(real, { transaction: { value: transaction } });
}

/** The same database, but the answer to the commit is lost. */
function dyingAfterCommit(real: Database): Database {
  const transaction: Database['transaction'] = async (work) => {
    await real.transaction(work);
    throw new Error('Connection terminated unexpectedly');
  };
  return Object.create(real, { transaction: { value: transaction } });
}

function letters(): Promise<{ offset: string; key: string; state: string; code: string; message: string }[]> {
  return database.query(
    'select "offset"::text, key, state, code, message from log.dead_letters order by "offset"::int',
  );
}

async function keptBytes(): Promise<(Buffer | null)[]> {
  return (await database.query<{ value: Buffer | null }>('select value from log.dead_letters')).map(
    ({ value }) => value,
  );
}

/** `topic key` of every record in the outbox. */
async function sent(): Promise<string[]> {
  const rows = await database.query<{ topic: string; messages: Buffer }>(
    'select topic, messages from log.outbox order by id',
  );
  const records = await Promise.all(rows.map(({ topic, messages }) => unpack(topic, messages)));
  return records.flat().map(({ topic, key }) => `${topic} ${key}`);
}

async function checkpoint(): Promise<bigint | undefined> {
  const [row] = await database.query<{ next: string }>(
    "select next_offset as next from log.checkpoints where topic = 'ledger'",
  );
  return row && BigInt(row.next);
}

async function traces(): Promise<unknown> {
  const [counts] = await database.query(`select (select count(*)::int from book) as lines,
    (select count(*)::int from log.dead_letters) as letters, (select count(*)::int from log.outbox) as outbox,
    (select count(*)::int from log.checkpoints) as checkpoints`);
  return counts;
}
