import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { crmChanges, syncCommands } from '#contracts';
import { Database, type Tx } from '#store';
import type { TestEnvironment } from '../../../test/support/create-test-environment.js';
import { eventually } from '../../../test/support/eventually.js';
import { openTestEnvironment } from '../../../test/support/test-environment.js';
import type { KafkaConnection } from '../kafka/connection.js';
import { LogProducer, type OutgoingRecord } from '../kafka/producer.js';
import { codec, entry } from '../testing/ledger.js';
import { type ReadRecord, readTopic } from '../testing/read-topic.js';
import { RecordingLogger } from '../testing/recording-logger.js';
import { Outbox } from './outbox.js';
import { OutboxRelay } from './outbox-relay.js';

/** A producer whose way to the log can be disturbed. */
class DisturbedProducer extends LogProducer {
  readonly sent: OutgoingRecord[][] = [];
  before: () => Promise<void> = async () => {};
  after: () => Promise<void> = async () => {};

  override async sendRecords(records: readonly OutgoingRecord[]): Promise<void> {
    await this.before();
    await super.sendRecords(records);
    this.sent.push([...records]);
    await this.after();
  }
}

let testEnv: TestEnvironment;
let database: Database;
let kafka: KafkaConnection;
let producer: DisturbedProducer;
let outbox: Outbox;
let logger: RecordingLogger;
let relays: OutboxRelay[] = [];
let turn = 0;

beforeAll(async () => {
  testEnv = await openTestEnvironment();
  kafka = { brokers: testEnv.kafkaBrokers.split(','), clientId: 'spec', topicPrefix: testEnv.topicPrefix };
  database = await Database.open({ url: testEnv.databaseUrl, applicationName: 'outbox-relay', poolSize: 8 });
});
afterAll(async () => {
  await database.close();
  await testEnv.close();
});
beforeEach(async () => {
  await database.query('truncate log.outbox');
  logger = new RecordingLogger();
  producer = new DisturbedProducer(kafka, codec, logger);
  outbox = new Outbox(`producer ${++turn}`, codec);
});
afterEach(async () => {
  await Promise.all(relays.map((relay) => relay.stop()));
  relays = [];
  await producer.close();
});

describe('the relay', () => {
  it('sends what was committed, whole and in order, and nothing of what was rolled back', async () => {
    await database.transaction(async (tx) => {
      await write(tx, 'a', 1, 2, 3);
      await outbox.write(tx, [outbox.entry(crmChanges, `${turn} gone`, null)]);
    });
    await expect(
      database.transaction(async (tx) => {
        await write(tx, 'a', 99);
        throw new Error('no');
      }),
    ).rejects.toThrow('no');

    start();

    await emptied();
    expect((await sent('a')).map(numberOf)).toEqual([1, 2, 3]);
    const [tombstone] = (await readTopic(kafka, crmChanges.name)).filter(({ key }) => key === `${turn} gone`);
    expect(tombstone).toMatchObject({ value: null, headers: {} });
    expect((await sent('a'))[0]?.headers.schema).toMatch(/^SyncCancelled;fp=[0-9a-f]{16}$/);
  });

  it('keeps the order of each key over many transactions', async () => {
    start();
    const keys = ['a', 'b', 'c'];
    for (let number = 0; number < 40; number++) {
      await Promise.all(keys.map((key) => database.transaction((tx) => write(tx, key, number))));
      relays[0]?.wake();
    }

    await emptied();

    for (const key of keys) expect((await sent(key)).map(numberOf)).toEqual(Array.from({ length: 40 }, (_, i) => i));
  });

  it('sends a row that commits after rows with higher ids', async () => {
    const { promise: mayCommit, resolve: letCommit } = Promise.withResolvers<void>();
    const { promise: isWritten, resolve: tellWritten } = Promise.withResolvers<void>();
    const late = database.transaction(async (tx) => {
      await write(tx, 'late', 1);
      tellWritten();
      await mayCommit;
    });
    await isWritten;
    await database.transaction((tx) => write(tx, 'early', 2));
    start();
    await eventually(() => expect(producer.sent.flat().map(({ key }) => key)).toEqual([`${turn} early`]));

    letCommit();
    await late;

    await emptied();
    expect(producer.sent.flat().map(({ key }) => key)).toEqual([`${turn} early`, `${turn} late`]);
  });

  it('sends again after a crash between sending and deleting', async () => {
    await database.transaction((tx) => write(tx, 'a', 1));
    producer.after = async () => {
      producer.after = async () => {};
      await killRelaySessions();
    };

    start();

    await emptied();
    expect((await sent('a')).map(numberOf)).toEqual([1, 1]);
    expect(logger.texts).toContain('Sending the outbox failed and is retried');
  });

  it('outlives the death of its connection while it has nothing to do', async () => {
    const relay = start();
    await database.transaction((tx) => write(tx, 'a', 1));
    await emptied();
    await killRelaySessions();

    await database.transaction((tx) => write(tx, 'a', 2));
    relay.wake();

    await emptied();
    expect((await sent('a')).map(numberOf)).toEqual([1, 2]);
  });

  it('waits while the log cannot be reached, keeps the rows, and goes on', async () => {
    let attempts = 0;
    producer.before = async () => {
      if (++attempts <= 2) throw Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' });
      expect(await rows()).toBe(1);
    };
    await database.transaction((tx) => write(tx, 'a', 1));

    start();

    await emptied();
    expect(attempts).toBe(3);
    expect((await sent('a')).map(numberOf)).toEqual([1]);
  });

  it('leaves rows of other producers alone', async () => {
    const other = new Outbox(`other than ${turn}`, codec);
    await database.transaction((tx) => other.write(tx, [other.entry(syncCommands, 'x', entry('x', 1))]));
    await database.transaction((tx) => write(tx, 'a', 1));

    start();

    await eventually(async () => expect(await rows()).toBe(1));
    expect(producer.sent.flat().map(({ key }) => key)).toEqual([`${turn} a`]);
  });

  it('works once at a time for a name: another takes over when it stops', async () => {
    const second = new DisturbedProducer(kafka, codec, logger);
    const first = start();
    await database.transaction((tx) => write(tx, 'a', 1));
    await emptied();
    const other = start(second);
    for (let number = 2; number < 10; number++) {
      await database.transaction((tx) => write(tx, 'a', number));
      other.wake();
      first.wake();
    }
    await emptied();
    expect(second.sent).toEqual([]);

    await first.stop();
    await database.transaction((tx) => write(tx, 'a', 10));

    await emptied();
    expect(second.sent.flat()).toHaveLength(1);
    expect((await sent('a')).map(numberOf)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    await other.stop();
    await second.close();
  });

  it('finishes what it is sending when it is stopped, and leaves the rest', async () => {
    const { promise: mayEnd, resolve: letEnd } = Promise.withResolvers<void>();
    const { promise: isSending, resolve: tellSending } = Promise.withResolvers<void>();
    producer.before = () => {
      tellSending();
      return mayEnd;
    };
    await database.transaction((tx) => write(tx, 'a', 1));
    const relay = start();
    await isSending;
    await database.transaction((tx) => write(tx, 'a', 2));

    const stopping = relay.stop();
    letEnd();
    await stopping;

    expect((await sent('a')).map(numberOf)).toEqual([1]);
    expect(await rows()).toBe(1);
  });

  it('stops at once when it has nothing to do or waits for its turn', async () => {
    const relay = start();
    const waiting = start();
    await database.transaction((tx) => write(tx, 'a', 1));
    await emptied();

    await Promise.all([relay.stop(), waiting.stop()]);

    expect(await relaySessions()).toEqual([]);
  });
});

function start(through: LogProducer = producer): OutboxRelay {
  const relay = new OutboxRelay({ database, producer: through, outbox, logger });
  relays.push(relay);
  relay.start();
  return relay;
}

/** Keys carry the turn, so that the specs of this file can share a topic. */
async function write(tx: Tx, key: string, ...numbers: number[]): Promise<void> {
  await outbox.write(
    tx,
    numbers.map((number) => outbox.entry(syncCommands, `${turn} ${key}`, entry(key, number))),
  );
}

async function rows(): Promise<number> {
  return (await database.query('select 1 from log.outbox')).length;
}

async function emptied(): Promise<void> {
  await eventually(async () => expect(await rows()).toBe(0));
}

async function sent(key: string): Promise<ReadRecord[]> {
  return (await readTopic(kafka, syncCommands.name)).filter((record) => record.key === `${turn} ${key}`);
}

function numberOf({ value }: ReadRecord): number {
  const message = codec.decode(syncCommands, value);
  return message.type === 'SyncCancelled' ? message.value.requestedAt : Number.NaN;
}

/** Backends that hold a relay's lock. */
async function relaySessions(): Promise<number[]> {
  const found = await database.query<{ pid: number }>(
    "select pid from pg_locks where locktype = 'advisory' and database = (select oid from pg_database where datname = current_database())",
  );
  return found.map(({ pid }) => pid);
}

async function killRelaySessions(): Promise<void> {
  for (const pid of await relaySessions()) await database.query('select pg_terminate_backend($1, 5000)', [pid]);
}
