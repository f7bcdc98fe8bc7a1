import { deadLetterTopicOf, type TopicContract } from '#contracts';
import type { Tx } from '#store';
import type { Outbox } from '../outbox/outbox.js';

/** A record that a connector received and could not read. */
interface UnreadableRecord {
  /** Where it would have gone. */
  readonly topic: TopicContract;
  readonly key: string;
  /** Upper case with underscores: CARD_WITHOUT_UID. */
  readonly code: string;
  /** As received. */
  readonly bytes: Buffer;
}

/**
 * Makes dead letters of records that never were in a topic: rows without an offset, and records of the dead-letter topics. Keys
 * are distinct within a topic. Returns the ids of the letters in the order of the records.
 */
export async function keepSourceLetters(
  tx: Tx,
  outbox: Outbox,
  records: readonly UnreadableRecord[],
): Promise<string[]> {
  if (records.length === 0) return [];
  const outgoing = outbox.sealed(records.map((record) => deadLetterRecord(outbox.producer, record)));
  const rows = await tx.query<{ id: string; topic: string; key: string }>(
    `insert into log.dead_letters (consumer, topic, key, headers, value, code, state, message)
     select $1, r.topic, r.key, '{}', decode(r.value, 'hex'), r.code, 'dead', $6
     from unnest($2::text[], $3::text[], $4::text[], $5::text[]) as r (topic, key, value, code)
     returning id, topic, key`,
    [
      outbox.producer,
      records.map(({ topic }) => topic.name),
      records.map(({ key }) => key),
      outgoing.map(({ value }) => value?.toString('hex') ?? ''),
      records.map(({ code }) => code),
      'The connector cannot read this record of its source.',
    ],
  );
  await outbox.forward(tx, outgoing);
  const ids = new Map(rows.map(({ id, topic, key }) => [`${topic} ${key}`, id]));
  return records.flatMap(({ topic, key }) => ids.get(`${topic.name} ${key}`) ?? []);
}

/** The records can be read by now, have other content or are gone. Letters that were discarded stay so. */
export async function resolveSourceLetters(tx: Tx, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await tx.execute(
    `update log.dead_letters set state = 'resolved', resolved_at = now()
     where id = any($1) and "offset" is null and state = 'dead'`,
    [ids],
  );
}

function deadLetterRecord(consumer: string, { topic, key, code, bytes }: UnreadableRecord) {
  return {
    topic: deadLetterTopicOf(topic.name),
    key,
    value: bytes,
    headers: { 'x-error-topic': topic.name, 'x-error-code': code, 'x-error-consumer': consumer },
  };
}
