import { deadLetterTopicOf } from '#contracts';
import type { CheckpointKey, Tx } from '#store';
import { SetTable } from '#store';
import type { Cause } from '../cause.js';
import type { OutgoingRecord } from '../kafka/producer.js';

/** A message as consumed, still sealed. */
export interface RawMessage {
  readonly key: string | null;
  readonly offset: bigint;
  readonly value: Buffer | null;
  readonly headers: Readonly<Record<string, string>>;
  /** What caused it, if it says so. */
  readonly cause?: Cause | undefined;
}

export interface DeadLetter {
  readonly raw: RawMessage;
  /** `dead`: cannot be processed. `blocked`: follows a dead letter of its key. */
  readonly state: 'dead' | 'blocked';
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

/**
 * Stores the original bytes in the batch's transaction. An open letter stays as it is; one that was replayed before the log was
 * read again is open again.
 */
export async function keepDeadLetters(tx: Tx, at: CheckpointKey, letters: readonly DeadLetter[]): Promise<void> {
  if (letters.length === 0) return;
  const { consumer, topic, partition } = at;
  await tx.execute(
    `delete from log.dead_letters
     where consumer = $1 and topic = $2 and partition = $3 and "offset" = any($4) and state = 'replayed'`,
    [consumer, topic, partition, letters.map(({ raw }) => raw.offset)],
  );
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

/** Which of the keys have an open letter: their later messages are blocked. */
export async function blockedKeys(tx: Tx, at: CheckpointKey, keys: readonly string[]): Promise<Set<string>> {
  const rows = await tx.query<{ key: string }>(
    `select distinct key from log.dead_letters
     where consumer = $1 and topic = $2 and key = any($3) and state in ('dead', 'blocked', 'replay', 'discard')`,
    [at.consumer, at.topic, keys],
  );
  return new Set(rows.map(({ key }) => key));
}

/** Discarded messages of a range: when the log is read again they are skipped and block nothing. */
export async function discardedOffsets(tx: Tx, at: CheckpointKey, first: bigint, last: bigint): Promise<Set<bigint>> {
  const rows = await tx.query<{ offset: string }>(
    `select "offset" from log.dead_letters
     where consumer = $1 and topic = $2 and partition = $3 and "offset" between $4 and $5 and state = 'discarded'`,
    [at.consumer, at.topic, at.partition, first, last],
  );
  return new Set(rows.map(({ offset }) => BigInt(offset)));
}

/** The dead letter for other systems: the original bytes, with headers for its origin and the reason. */
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
