import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import { identityEvents, rawContacts, SingleObjectCodec } from '#contracts';
import { connectKafka, LogProducer } from '#event-log';
import type { TestEnvironment } from '../support/create-test-environment.js';
import { eventually } from '../support/eventually.js';
import { silentLogger } from '../support/silent-logger.js';
import { rawGoogleContact } from './google-people.js';

const ACCOUNT = '6f1cf3a4-3c1e-4c3a-9d0e-0f6f3a1c9b52';
/** Contacts per send. */
export const CHUNK = 100;

export interface FlowOptions {
  readonly contacts: number;
  /** Pause between chunks, to spread the load over time. */
  readonly pauseMs: number;
}

/** Writes the contacts to raw.contacts, and every tenth one a second time with changed content. */
export async function writeContacts(testEnv: TestEnvironment, { contacts, pauseMs }: FlowOptions): Promise<void> {
  const producer = new LogProducer(connectionTo(testEnv), new SingleObjectCodec(), silentLogger);
  const load = { accountId: ACCOUNT, duplicateEvery: 20 };
  for (let start = 0; start < contacts; start += CHUNK) {
    const numbers = Array.from({ length: Math.min(CHUNK, contacts - start) }, (_, i) => start + i);
    const first = numbers.map((n) => rawGoogleContact(n, load));
    const second = numbers.filter((n) => n % 10 === 0).map((n) => rawGoogleContact(n, load, 1));
    await producer.send(rawContacts, [...first, ...second]);
    await delay(pauseMs);
  }
  await producer.close();
}

/** Waits until the consumers have read raw.contacts to its end, the outbox is empty and every event is projected. Returns the number of raw records. */
export async function settled(testEnv: TestEnvironment, consumers: readonly string[], everyMs = 250): Promise<number> {
  const admin = connectKafka(connectionTo(testEnv), silentLogger).admin();
  await admin.connect();
  const database = new Reconnecting(testEnv.databaseUrl);
  const end = async (topic: string): Promise<number> =>
    (await admin.fetchTopicOffsets(testEnv.topicPrefix + topic)).reduce((sum, { high }) => sum + Number(high), 0);
  try {
    return await eventually(
      async () => {
        const at = await positions(database);
        if (at.outbox > 0) throw new Error(`Not settled: ${JSON.stringify(at)}`);
        const raw = await end(rawContacts.name);
        const events = await end(identityEvents.name);
        const done = at.projected === events && consumers.every((name) => at.raw[name] === raw);
        if (!done) throw new Error(`Not settled: ${JSON.stringify({ ...at, rawEnd: raw, eventsEnd: events })}`);
        return raw;
      },
      { withinMs: 600_000, everyMs },
    );
  } finally {
    await admin.disconnect();
    await database.close();
  }
}

function connectionTo(testEnv: TestEnvironment) {
  return { brokers: testEnv.kafkaBrokers.split(','), clientId: 'flow', topicPrefix: testEnv.topicPrefix };
}

/** Reuses one connection and reconnects after an error: opening a connection costs more than the query. */
class Reconnecting {
  #client: pg.Client | undefined;

  constructor(private readonly url: string) {}

  async query<Row extends object>(sql: string): Promise<Row[]> {
    try {
      return (await (await this.#connected()).query<Row>(sql)).rows;
    } catch (error) {
      await this.close();
      throw error;
    }
  }

  async close(): Promise<void> {
    const client = this.#client;
    this.#client = undefined;
    await client?.end().catch(() => undefined);
  }

  async #connected(): Promise<pg.Client> {
    if (this.#client) return this.#client;
    const client = new pg.Client({ connectionString: this.url });
    client.on('error', () => undefined);
    await client.connect();
    this.#client = client;
    return client;
  }
}

async function positions(
  database: Reconnecting,
): Promise<{ raw: Record<string, number>; projected: number; outbox: number }> {
  const rows = await database.query<{ consumer: string; topic: string; sum: string }>(
    'select consumer, topic, sum(next_offset) from log.checkpoints group by 1, 2',
  );
  // Read after the checkpoints: every message that belongs to them is then either in the outbox or in Kafka.
  const outbox = await database.query<{ n: string }>('select count(*) as n from log.outbox');
  const raw = rows
    .filter(({ topic }) => topic === rawContacts.name)
    .map(({ consumer, sum }) => [consumer, Number(sum)]);
  const projected = rows.find(({ topic }) => topic === identityEvents.name)?.sum;
  return { raw: Object.fromEntries(raw), projected: Number(projected ?? 0), outbox: Number(outbox[0]?.n) };
}
