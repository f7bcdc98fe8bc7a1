import { type Message, type RawContactMessage, rawContacts, SingleObjectCodec } from '#contracts';
import type { BatchContext, LogMessage } from '#event-log';
import { Database } from '#store';
import { RawContactsController } from '../../apps/identity-resolver/consumers/raw-contacts.controller.js';
import type { TestEnvironment } from '../support/create-test-environment.js';
import { Consumer } from '../support/fold/consumer.js';
import { encodeRecord, type Slice } from '../support/fold/log-internals.js';
import type { Keyed } from '../support/fold/records/raw-records.js';

/** The first batches are not counted: they warm up caches and the compiler. */
export const WARMING = 20;

export interface BatchTimes {
  /** Milliseconds. */
  readonly p50: number;
  readonly p99: number;
  readonly batches: number;
}

export interface Batches {
  readonly count: number;
  readonly size: number;
  /** The n-th record of all. */
  recordOf(n: number): Keyed<RawContactMessage>;
}

/** Takes records through the resolver's handler, batch after batch, and times each from begin to commit. */
export async function batchTimes({ databaseUrl }: TestEnvironment, batches: Batches): Promise<BatchTimes> {
  const codec = new SingleObjectCodec();
  const database = await Database.open({ url: databaseUrl, applicationName: 'bench', poolSize: 2 });
  const controller = new RawContactsController();
  const handler = () => (messages: readonly LogMessage<Message>[], context: BatchContext) =>
    controller.resolve(messages as never, context);
  const consumer = new Consumer(database, { name: 'bench-batches', codec, handler });
  const times: number[] = [];
  try {
    for (const slice of slicesOf(codec, batches)) {
      const started = performance.now();
      await consumer.consume([slice]);
      times.push(performance.now() - started);
    }
  } finally {
    await database.close();
  }
  const sorted = times.slice(WARMING).sort((a, b) => a - b);
  const quantile = (share: number) => Number((sorted[Math.ceil(share * sorted.length) - 1] ?? 0).toFixed(1));
  return { p50: quantile(0.5), p99: quantile(0.99), batches: sorted.length };
}

/** As they would come from one partition; made one by one, so that they do not fill the heap of what is timed. */
function* slicesOf(codec: SingleObjectCodec, { count, size, recordOf }: Batches): Generator<Slice> {
  for (let first = 0; first < count * size; first += size) {
    const messages = Array.from({ length: size }, (_, i) => {
      const { key, message } = recordOf(first + i);
      const { value, headers } = encodeRecord(codec, rawContacts, key, message);
      return { key, value, headers, offset: BigInt(first + i) };
    });
    yield { topic: rawContacts, partition: 0, from: BigInt(first), end: BigInt(count * size), messages };
  }
}
