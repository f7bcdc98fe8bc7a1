import { type Message, type RawContactMessage, rawContacts, SingleObjectCodec } from '#contracts';
import type { BatchContext, LogMessage } from '#log';
import { Database } from '#store';
import { RawContactsController } from '../../apps/identity-resolver/raw-contacts.controller.js';
import type { World } from '../support/create-world.js';
import { Consumer } from '../support/fold/consumer.js';
import { encodeRecord, type Slice } from '../support/fold/log-room.js';
import type { Keyed } from '../support/fold/raw-records.js';

/** The first batches warm up what a running service has warm. */
export const WARMING = 20;

export interface BatchTimes {
  /** Milliseconds. */
  readonly p50: number;
  readonly p99: number;
  readonly batches: number;
}

/** Takes records through the resolver's handler, batch after batch, and times each from begin to commit. */
export async function batchTimes(
  { databaseUrl }: World,
  records: readonly Keyed<RawContactMessage>[],
  size: number,
): Promise<BatchTimes> {
  const codec = new SingleObjectCodec();
  const database = await Database.open({ url: databaseUrl, applicationName: 'bench', poolSize: 2 });
  const controller = new RawContactsController();
  const handler = () => (messages: readonly LogMessage<Message>[], context: BatchContext) =>
    controller.resolve(messages as never, context);
  const consumer = new Consumer(database, { name: 'bench-batches', codec, handler });
  const times: number[] = [];
  try {
    for (const slice of slicesOf(codec, records, size)) {
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

/** As they would come from one partition. */
function slicesOf(codec: SingleObjectCodec, records: readonly Keyed<RawContactMessage>[], size: number): Slice[] {
  const messages = records.map(({ key, message }, i) => {
    const { value, headers } = encodeRecord(codec, rawContacts, key, message);
    return { key, value, headers, offset: BigInt(i) };
  });
  return Array.from({ length: Math.ceil(messages.length / size) }, (_, i) => ({
    topic: rawContacts,
    partition: 0,
    from: BigInt(i * size),
    end: BigInt(messages.length),
    messages: messages.slice(i * size, (i + 1) * size),
  }));
}
