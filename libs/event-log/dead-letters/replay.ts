import type { Codec, TopicContract } from '#contracts';
import { type CheckpointKey, type Database, lockCheckpoint, type Tx } from '#store';
import { BatchContext, type Rejection } from '../consumer/batch.context.js';
import type { BatchHandler } from '../consumer/batch-processor.js';
import { classify } from '../consumer/classify-error.js';
import type { Outbox } from '../outbox/outbox.js';
import { opened, openedValues, type Sealing } from '../sealing.js';

interface ReplayOptions {
  readonly database: Database;
  readonly codec: Codec;
  readonly sealing: Sealing;
  readonly consumer: string;
  readonly outbox: Outbox;
  readonly topics: ReadonlyMap<string, TopicContract>;
  readonly handler: (topic: TopicContract) => BatchHandler;
  /** Aborted when the process stops: the rest is settled after the next start. */
  readonly signal: AbortSignal;
}

/** Open letters of one key, oldest first; a letter without a key is a chain of its own. */
interface Chain {
  readonly topic: string;
  readonly partition: number;
  readonly key: string | null;
  /** Of the first letter. */
  readonly id: string;
}

interface OpenLetter {
  readonly id: string;
  readonly offset: string;
  readonly key: string | null;
  readonly value: Buffer | null;
  readonly state: 'dead' | 'blocked' | 'replay' | 'discard';
}

/** Chains to continue: their first letter has a requested settlement, or was blocked behind one that is settled. */
const CHAINS = `select topic, partition, key, id from (
    select distinct on (topic, partition, key, case when key is null then id end) topic, partition, key, id, state
    from log.dead_letters where consumer = $1 and state in ('dead', 'blocked', 'replay', 'discard')
    order by topic, partition, key, case when key is null then id end, "offset") as heads
  where state <> 'dead' order by id`;

/**
 * Carries out requested settlements: replays or discards the letter, then handles the messages blocked behind it, each in its own
 * transaction under the partition's checkpoint lock, so that no newer message of the key overtakes and no other process settles the
 * same letter. Returns how many letters were settled.
 */
export async function settleDeadLetters(options: ReplayOptions): Promise<number> {
  const chains = await options.database.query<Chain>(CHAINS, [options.consumer]);
  let settled = 0;
  for (const chain of chains) {
    const topic = options.topics.get(chain.topic);
    while (topic && !options.signal.aborted && (await settleNext(options, topic, chain))) settled++;
  }
  return settled;
}

/** False when the chain has ended or its next letter is dead. */
async function settleNext(options: ReplayOptions, topic: TopicContract, chain: Chain): Promise<boolean> {
  const at: CheckpointKey = { consumer: options.consumer, topic: topic.name, partition: chain.partition };
  return options.database.transaction(async (tx) => {
    const letter = await nextLetter(tx, at, chain);
    if (!letter || letter.state === 'dead') return false;
    if (letter.state === 'discard') {
      await close(tx, letter, 'discarded');
      return true;
    }
    await options.codec.prepare(topic, openedValues(options.sealing, [letter]));
    await tx.execute('savepoint letter');
    try {
      await handleOne(options, tx, topic, { ...letter, partition: chain.partition });
    } catch (error) {
      const failure = classify(error);
      if (failure.kind === 'retriable') throw error;
      await tx.execute('rollback to savepoint letter');
      await tx.execute("update log.dead_letters set state = 'dead', code = $2, message = $3 where id = $1", [
        letter.id,
        failure.code,
        failure.text,
      ]);
      return false;
    }
    await close(tx, letter, 'replayed');
    return true;
  });
}

/** Letters at or after the checkpoint are left out: the consumer reads their messages again anyway. */
async function nextLetter(tx: Tx, at: CheckpointKey, { key, id }: Chain): Promise<OpenLetter | undefined> {
  const next = await lockCheckpoint(tx, at, 0n);
  const [letter] = await tx.query<OpenLetter>(
    `select id, "offset", key, value, state from log.dead_letters
     where consumer = $1 and topic = $2 and partition = $3 and "offset" < $4 and ${key === null ? 'id' : 'key'} = $5
       and state in ('dead', 'blocked', 'replay', 'discard')
     order by "offset" limit 1 for update`,
    [at.consumer, at.topic, at.partition, next, key ?? id],
  );
  return letter;
}

async function handleOne(
  options: ReplayOptions,
  tx: Tx,
  topic: TopicContract,
  letter: OpenLetter & { readonly partition: number },
): Promise<void> {
  const { codec, sealing, outbox, handler } = options;
  const key = letter.key ?? '';
  const message = codec.decode(topic, opened(sealing, letter));
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
