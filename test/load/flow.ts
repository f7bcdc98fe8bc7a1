import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import { identityEvents, rawContacts, SingleObjectCodec } from '#contracts';
import { connectKafka, LogProducer } from '#log';
import type { World } from '../support/create-world.js';
import { eventually } from '../support/eventually.js';
import { rawGoogleContact } from './google-people.js';

const ACCOUNT = '6f1cf3a4-3c1e-4c3a-9d0e-0f6f3a1c9b52';
/** Contacts that are sent at a time. */
export const CHUNK = 100;
export const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };

export interface FlowOptions {
  readonly contacts: number;
  /** Between chunks: how the flow is stretched over the disturbances. */
  readonly pauseMs: number;
}

/** Writes the contacts, and every tenth of them a second time with changed content, to raw.contacts. */
export async function writeContacts(world: World, { contacts, pauseMs }: FlowOptions): Promise<void> {
  const producer = new LogProducer(connectionTo(world), new SingleObjectCodec(), silent);
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

/** Resolves when the consumers of raw.contacts stand at its end, the outbox is empty and every event is projected. Returns the number of raw records. */
export async function settled(world: World, consumers: readonly string[], everyMs = 250): Promise<number> {
  const admin = connectKafka(connectionTo(world), silent).admin();
  await admin.connect();
  const end = async (topic: string): Promise<number> =>
    (await admin.fetchTopicOffsets(world.topicPrefix + topic)).reduce((sum, { high }) => sum + Number(high), 0);
  try {
    return await eventually(
      async () => {
        const raw = await end(rawContacts.name);
        const stands = await stand(world.databaseUrl);
        const events = await end(identityEvents.name);
        const done =
          stands.outbox === 0 && stands.projected === events && consumers.every((name) => stands.raw[name] === raw);
        if (!done) throw new Error(`Not settled: ${JSON.stringify({ ...stands, rawEnd: raw, eventsEnd: events })}`);
        return raw;
      },
      { withinMs: 600_000, everyMs },
    );
  } finally {
    await admin.disconnect();
  }
}

function connectionTo(world: World) {
  return { brokers: world.kafkaBrokers.split(','), clientId: 'flow', topicPrefix: world.topicPrefix };
}

async function stand(databaseUrl: string): Promise<{ raw: Record<string, number>; projected: number; outbox: number }> {
  const database = new pg.Client({ connectionString: databaseUrl });
  await database.connect();
  try {
    const { rows } = await database.query<{ consumer: string; topic: string; sum: string }>(
      'select consumer, topic, sum(next_offset) from log.checkpoints group by 1, 2',
    );
    const outbox = await database.query<{ n: string }>('select count(*) as n from log.outbox');
    const raw = rows
      .filter(({ topic }) => topic === rawContacts.name)
      .map(({ consumer, sum }) => [consumer, Number(sum)]);
    const projected = rows.find(({ topic }) => topic === identityEvents.name)?.sum;
    return { raw: Object.fromEntries(raw), projected: Number(projected ?? 0), outbox: Number(outbox.rows[0]?.n) };
  } finally {
    await database.end().catch(() => undefined);
  }
}
