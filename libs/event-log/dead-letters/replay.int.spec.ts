import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Database } from '#store';
import type { TestEnvironment } from '../../../test/support/create-test-environment.js';
import { silentLogger } from '../../../test/support/silent-logger.js';
import { openTestEnvironment } from '../../../test/support/test-environment.js';
import { type BatchHandler, BatchProcessor } from '../consumer/batch-processor.js';
import { Outbox } from '../outbox/outbox.js';
import { unpack } from '../outbox/packing.js';
import { unsealed } from '../sealing.js';
import { arrived, Book, codec, entry, ledger, run, slice, type Word } from '../testing/ledger.js';
import type { RawMessage } from './dead-letters.js';
import { settleDeadLetters } from './replay.js';
import { listDeadLetters, requestSettlement, showDeadLetter } from './requests.js';

const consumer = 'spec';
const outbox = new Outbox(consumer, codec);

let testEnv: TestEnvironment;
let database: Database;
let book: Book;
let processor: BatchProcessor;

beforeAll(async () => {
  testEnv = await openTestEnvironment();
  database = await Database.open({ url: testEnv.databaseUrl, applicationName: 'replay' });
  book = new Book(database);
  await book.create();
  processor = new BatchProcessor({
    database,
    codec,
    sealing: unsealed,
    consumer,
    outbox,
    logger: silentLogger,
    handler: () => book.handle,
  });
});
afterAll(async () => {
  await database.close();
  await testEnv.close();
});
beforeEach(() => book.empty());

describe('replaying a letter', () => {
  it('handles it with its outgoing records, and then what was blocked behind it, in order', async () => {
    await arrive(asking(0, 'a', 'poison'), ...run(1, 2, 'a'), ...run(3, 1, 'b'));
    book.mended = true;
    await ask(0, 'replay');

    const settled = await settle();

    expect(settled).toBe(3);
    expect(await book.lines()).toEqual(['b 3', 'a 0', 'a 1', 'a 2']);
    expect(await states()).toEqual(['0 replayed', '1 replayed', '2 replayed']);
    expect(await sentKeys()).toEqual(['b', 'a', 'a', 'a']);
  });

  it('lets later messages of the key through again', async () => {
    await arrive(asking(0, 'a', 'poison'));
    book.mended = true;
    await ask(0, 'replay');
    await settle();

    await arrive(...run(1, 1, 'a'));

    expect(await book.lines()).toEqual(['a 0', 'a 1']);
    expect(await states()).toEqual(['0 replayed']);
  });

  it('makes it a dead letter again when it fails again, with the new reason, and goes no further', async () => {
    await arrive(asking(0, 'a', 'poison'), ...run(1, 1, 'a'));
    await database.query("update log.dead_letters set code = 'OLD_REASON' where state = 'dead'");
    await ask(0, 'replay');

    const settled = await settle();

    expect(settled).toBe(0);
    expect(await states()).toEqual(['0 dead', '1 blocked']);
    expect(await codes()).toEqual(['UNREADABLE_ENTRY', 'BLOCKED']);
    expect(await book.lines()).toEqual([]);
  });

  it.each<[Word, string]>([
    ['refuse', 'REFUSED'],
    ['bug', 'UNEXPECTED'],
  ])('makes it a dead letter again when the handler answers with: %s', async (word, code) => {
    await arrive(asking(0, 'a', word));
    await ask(0, 'replay');

    await settle();

    expect(await states()).toEqual(['0 dead']);
    expect(await codes()).toEqual([code]);
  });

  it('undoes what the handler wrote before it failed', async () => {
    await arrive(asking(0, 'a', 'poison'));
    await ask(0, 'replay');
    const writesAndFails: BatchHandler = async (messages, context) => {
      await context.tx.execute("insert into book (key, number) values ('half', 1)");
      await context.tx.query('select 1 / 0');
      await book.handle(messages, context);
    };

    await settle({ handler: () => writesAndFails });

    expect(await book.lines()).toEqual([]);
    expect(await codes()).toEqual(['SQL_22012']);
  });

  it('handles a blocked message that fails itself as the next dead letter of the key', async () => {
    await arrive(arrived(0, 'a', null), ...run(1, 1, 'a'), asking(2, 'a', 'poison'), ...run(3, 1, 'a'));
    await ask(0, 'discard');

    await settle();

    expect(await states()).toEqual(['0 discarded', '1 replayed', '2 dead', '3 blocked']);
    expect(await book.lines()).toEqual(['a 1']);
  });

  it('settles a letter without a key alone', async () => {
    await arrive(
      arrived(0, null, null),
      arrived(1, null, entry('', 1, 'poison')),
      arrived(2, null, entry('', 2, 'poison')),
    );
    book.mended = true;
    await ask(1, 'replay');

    const settled = await settle();

    expect(settled).toBe(1);
    expect(await states()).toEqual(['0 dead', '1 replayed', '2 dead']);
    expect(await book.lines()).toEqual([' 1']);
  });

  it('does not mistake a letter without a key for the key that its id spells', async () => {
    await arrive(arrived(0, null, null));
    const [keyless] = await listDeadLetters(database, {});
    await arrive(asking(1, keyless?.id ?? '', 'poison'));
    book.mended = true;
    await ask(1, 'replay');

    expect(await settle()).toBe(1);
    expect(await states()).toEqual(['0 dead', '1 replayed']);
  });
});

describe('discarding a letter', () => {
  it('passes over it and goes on with what was blocked behind it', async () => {
    await arrive(asking(0, 'a', 'poison'), ...run(1, 2, 'a'));
    await ask(0, 'discard');

    const settled = await settle();

    expect(settled).toBe(3);
    expect(await book.lines()).toEqual(['a 1', 'a 2']);
    expect(await states()).toEqual(['0 discarded', '1 replayed', '2 replayed']);
  });
});

describe('while letters are settled', () => {
  it('messages of the key that arrive stay behind what is blocked', async () => {
    await arrive(asking(0, 'a', 'poison'), ...run(1, 30, 'a'));
    book.mended = true;
    await ask(0, 'replay');

    const settling = settle();
    for (let offset = 31; offset < 61; offset++) await arrive(...run(offset, 1, 'a'));
    await settling;
    await settle();

    expect(await book.lines()).toEqual(Array.from({ length: 61 }, (_, i) => `a ${i}`));
  });

  it('another process that settles too handles nothing twice', async () => {
    await arrive(asking(0, 'a', 'poison'), ...run(1, 40, 'a'));
    book.mended = true;
    await ask(0, 'replay');

    const settled = await Promise.all([settle(), settle(), settle()]);

    expect(settled.reduce((sum, count) => sum + count)).toBe(41);
    expect(await book.lines()).toEqual(Array.from({ length: 41 }, (_, i) => `a ${i}`));
  });

  it('a failure of the infrastructure is thrown, and the request stays', async () => {
    await arrive(asking(0, 'a', 'poison'));
    await ask(0, 'replay');
    const down: BatchHandler = () => Promise.reject(Object.assign(new Error('gone'), { code: 'ECONNRESET' }));

    await expect(settle({ handler: () => down })).rejects.toThrow('gone');

    expect(await states()).toEqual(['0 replay']);
  });

  it('a process that is to end stops between two letters', async () => {
    await arrive(asking(0, 'a', 'poison'), ...run(1, 5, 'a'));
    await ask(0, 'discard');
    const ending = new AbortController();
    const endsAtTwo: BatchHandler = async (messages, context) => {
      await book.handle(messages, context);
      if (messages.some(({ offset }) => offset === 2n)) ending.abort();
    };

    const settled = await settle({ handler: () => endsAtTwo, signal: ending.signal });

    expect(settled).toBe(3);
    expect(await book.lines()).toEqual(['a 1', 'a 2']);
  });

  it('what the log will bring again, because it is read anew, is left to it', async () => {
    const messages = [...run(0, 1, 'a'), asking(1, 'a', 'poison')];
    await arrive(...messages);
    await ask(1, 'replay');
    await database.query('truncate book, log.checkpoints');
    book.mended = true;

    expect(await settle()).toBe(0);
    await arrive(...messages);
    await settle();

    expect(await book.lines()).toEqual(['a 0', 'a 1']);
  });

  it('letters of other consumers and of topics that it does not read are none of its business', async () => {
    await arrive(asking(0, 'a', 'poison'));
    await ask(0, 'replay');
    book.mended = true;

    expect(await settle({ consumer: 'other' })).toBe(0);
    expect(await settle({ topics: new Map() })).toBe(0);
    expect(await states()).toEqual(['0 replay']);
  });
});

describe('requests', () => {
  it('list what is open, oldest first, page by page, without contents', async () => {
    await arrive(asking(0, 'a', 'poison'), ...run(1, 1, 'a'), asking(2, 'b', 'poison'));

    const first = await listDeadLetters(database, { consumer, limit: 2 });
    const rest = await listDeadLetters(database, { consumer, after: first[1]?.id ?? '', limit: 2 });

    expect(first[0]).toEqual({
      id: expect.stringMatching(/^\d+$/),
      consumer,
      topic: 'ledger',
      partition: 0,
      offset: '0',
      key: 'a',
      state: 'dead',
      code: 'UNREADABLE_ENTRY',
      message: 'An entry could not be read.',
      firstSeen: expect.any(Date),
      requestedBy: null,
      resolvedAt: null,
    });
    expect([...first, ...rest].map(({ offset }) => offset)).toEqual(['0', '1', '2']);
    expect(await listDeadLetters(database, { consumer: 'other' })).toEqual([]);
  });

  it('show one letter with its bytes and headers, also when it is settled', async () => {
    const message = asking(0, 'a', 'poison');
    await arrive(message);
    const id = await ask(0, 'discard');
    await settle();

    const letter = await showDeadLetter(database, id);

    expect(letter).toMatchObject({
      state: 'discarded',
      requestedBy: 'Ada',
      value: message.value,
      headers: message.headers,
    });
    expect(letter?.resolvedAt).toBeInstanceOf(Date);
    expect(await showDeadLetter(database, '999999')).toBeUndefined();
    expect(await listDeadLetters(database, {})).toEqual([]);
  });

  it('are taken for dead letters only, and once', async () => {
    await arrive(asking(0, 'a', 'poison'), ...run(1, 1, 'a'));
    const [dead, blocked] = await listDeadLetters(database, {});
    const request = (id: string | undefined) =>
      requestSettlement(database, { id: id ?? '', action: 'replay', by: 'Ada' });

    expect(await request(blocked?.id)).toBe('not-open');
    expect(await request(dead?.id)).toBe('requested');
    expect(await request(dead?.id)).toBe('not-open');
    expect(await request('999999')).toBe('not-open');
  });
});

function asking(offset: number, key: string, word: Word): RawMessage {
  return arrived(offset, key, entry(key, offset, word));
}

async function arrive(...messages: RawMessage[]): Promise<void> {
  await processor.process(slice(messages));
}

/** Asks for the letter at an offset; returns its id. */
async function ask(offset: number, action: 'replay' | 'discard'): Promise<string> {
  const letter = (await listDeadLetters(database, {})).find((candidate) => candidate.offset === String(offset));
  const id = letter?.id ?? '';
  expect(await requestSettlement(database, { id, action, by: 'Ada' })).toBe('requested');
  return id;
}

function settle(other: Partial<Parameters<typeof settleDeadLetters>[0]> = {}): Promise<number> {
  return settleDeadLetters({
    database,
    codec,
    sealing: unsealed,
    consumer,
    outbox,
    topics: new Map([[ledger.name, ledger]]),
    handler: () => book.handle,
    signal: new AbortController().signal,
    ...other,
  });
}

async function states(): Promise<string[]> {
  return (await letters()).map(({ offset, state }) => `${offset} ${state}`);
}

async function codes(): Promise<string[]> {
  return (await letters()).map(({ code }) => code);
}

function letters(): Promise<{ offset: string; state: string; code: string }[]> {
  return database.query('select "offset"::text, state, code from log.dead_letters order by "offset"::int');
}

/** Keys of what the handler emitted. */
async function sentKeys(): Promise<(string | null)[]> {
  const rows = await database.query<{ topic: string; messages: Buffer }>(
    "select topic, messages from log.outbox where topic = 'ledger' order by id",
  );
  return (await Promise.all(rows.map(({ topic, messages }) => unpack(topic, messages)))).flat().map(({ key }) => key);
}
