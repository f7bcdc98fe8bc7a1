import { deadLetterTopicOf } from '#contracts';
import type { CheckpointKey, Tx } from '#store';
import { SetTable } from '#store';
import type { OutgoingRecord } from '../kafka/producer.js';

/** A message as it came from Kafka. */
export interface RawMessage {
  readonly key: string | null;
  readonly offset: bigint;
  readonly value: Buffer | null;
  readonly headers: Readonly<Record<string, string>>;
}

export interface DeadLetter {
  readonly raw: RawMessage;
  /** `dead`: cannot be processed. `parked`: waits behind a dead letter of its key. */
  readonly state: 'dead' | 'parked';
  readonly code: string;
  readonly text: string;
}

const table = new SetTable({
  table: 'log.dead_letters',
  columns: {
    consumer: 'text',
    topic: 'text',
    partition: 'int',
    offset: 'bigint',
    key: 'text',
    headers: 'jsonb',
    value: 'bytea',
    state: 'text',
    code: 'text',
    message: 'text',
  },
  key: ['consumer', 'topic', 'partition', 'offset'],
});

/** Keeps the original bytes in the batch's transaction; a letter that is already kept stays as it is. */
export async function keepDeadLetters(tx: Tx, at: CheckpointKey, letters: readonly DeadLetter[]): Promise<void> {
  const { consumer, topic, partition } = at;
  await table.insertMissing(
    tx,
    letters.map(({ raw, state, code, text }) => ({
      consumer,
      topic,
      partition,
      offset: raw.offset,
      key: raw.key,
      headers: raw.headers,
      value: raw.value,
      state,
      code,
      message: text,
    })),
  );
}

/** Which of the keys have a letter that is neither replayed nor discarded: their later messages must wait. */
export async function blockedKeys(tx: Tx, at: CheckpointKey, keys: readonly string[]): Promise<Set<string>> {
  const rows = await tx.query<{ key: string }>(
    `select distinct key from log.dead_letters
     where consumer = $1 and topic = $2 and key = any($3) and state in ('dead', 'parked', 'replay', 'discard')`,
    [at.consumer, at.topic, keys],
  );
  return new Set(rows.map(({ key }) => key));
}

/** The dead letter as other systems see it: the original bytes, and headers that say where from and why. */
export function deadLetterRecord(at: CheckpointKey, letter: DeadLetter): OutgoingRecord {
  return {
    topic: deadLetterTopicOf(at.topic),
    key: letter.raw.key,
    value: letter.raw.value,
    headers: {
      ...letter.raw.headers,
      'x-error-topic': at.topic,
      'x-error-partition': String(at.partition),
      'x-error-offset': String(letter.raw.offset),
      'x-error-code': letter.code,
      'x-error-consumer': at.consumer,
    },
  };
}
