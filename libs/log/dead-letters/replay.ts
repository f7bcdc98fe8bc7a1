import type { Codec, TopicContract } from '#contracts';
import { type CheckpointKey, type Database, lockCheckpoint, type Tx } from '#store';
import { BatchContext, type Rejection } from '../consumer/batch.context.js';
import type { BatchHandler } from '../consumer/batch-processor.js';
import { classify } from '../consumer/classify.js';
import type { Outbox } from '../outbox/outbox.js';
import { unsealed } from '../sealing.js';

interface ReplayOptions {
  readonly database: Database;
  readonly codec: Codec;
  readonly consumer: string;
  readonly outbox: Outbox;
  readonly topics: ReadonlyMap<string, TopicContract>;
  readonly handler: (topic: TopicContract) => BatchHandler;
}

interface OpenLetter {
  readonly id: string;
  readonly topic: string;
  readonly partition: number;
  readonly offset: string;
  readonly key: string | null;
  readonly value: Buffer | null;
  readonly state: 'dead' | 'parked' | 'replay' | 'discard';
}

/** The first letter of every chain (letters of one key, oldest first) that somebody asked to go on with. */
const HEADS = `select distinct on (topic, partition, coalesce(key, id::text)) id, topic, partition, "offset"::text, key, value, state
  from log.dead_letters where consumer = $1 and state in ('dead', 'parked', 'replay', 'discard')
  order by topic, partition, coalesce(key, id::text), "offset"`;

/**
 * Carries out what people asked of dead letters: replays or discards the letter, then handles what was parked behind it,
 * each message in its own transaction and under the partition's checkpoint lock, so that nothing new of the key overtakes.
 * Returns how many letters were settled.
 */
export async function settleDeadLetters(options: ReplayOptions): Promise<number> {
  let settled = 0;
  for (;;) {
    const heads = await options.database.query<OpenLetter>(HEADS, [options.consumer]);
    const asked = heads.filter(({ state, topic }) => state !== 'dead' && options.topics.has(topic));
    if (asked.length === 0) return settled;
    for (const head of asked) if (await settle(options, head)) settled++;
  }
}

async function settle(options: ReplayOptions, head: OpenLetter): Promise<boolean> {
  const topic = options.topics.get(head.topic);
  if (!topic) return false;
  const at: CheckpointKey = { consumer: options.consumer, topic: head.topic, partition: head.partition };
  try {
    await options.database.transaction(async (tx) => {
      await lockCheckpoint(tx, at, 0n);
      if (head.state !== 'discard') await handleOne(options, tx, topic, head);
      await close(tx, head, head.state === 'discard' ? 'discarded' : 'replayed');
    });
    return true;
  } catch (error) {
    const trouble = classify(error);
    if (trouble.kind === 'retriable') throw error;
    await options.database.query("update log.dead_letters set state = 'dead', code = $2, message = $3 where id = $1", [
      head.id,
      trouble.code,
      trouble.text,
    ]);
    return false;
  }
}

async function handleOne(options: ReplayOptions, tx: Tx, topic: TopicContract, letter: OpenLetter): Promise<void> {
  const { codec, outbox, handler } = options;
  await codec.prepare(topic, [letter.value]);
  const key = letter.key ?? '';
  const message = codec.decode(topic, letter.value && unsealed.open(key, letter.value));
  const context = new BatchContext(tx, codec);
  await handler(topic)([{ key, partition: letter.partition, offset: BigInt(letter.offset), message }], context);
  for (const rejection of context.rejections.values()) throw new RejectedAgain(rejection);
  await outbox.write(tx, context.emitted);
}

async function close(tx: Tx, letter: OpenLetter, state: 'replayed' | 'discarded'): Promise<void> {
  await tx.execute('update log.dead_letters set state = $2, resolved_at = now() where id = $1', [letter.id, state]);
}

class RejectedAgain extends Error {
  readonly isDataError = true;
  readonly code: string;

  constructor(rejection: Rejection) {
    super(rejection.text);
    this.code = rejection.code;
  }
}
