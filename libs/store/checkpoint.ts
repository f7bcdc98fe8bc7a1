import type { Tx } from './tx.js';

export interface CheckpointKey {
  readonly consumer: string;
  readonly topic: string;
  readonly partition: number;
}

/** Another process moved the checkpoint although this one had locked it: the transaction must roll back. */
export class CheckpointLost extends Error {
  constructor(key: CheckpointKey) {
    super(`Checkpoint of ${key.consumer} on ${key.topic}/${key.partition} was moved by another process`);
    this.name = 'CheckpointLost';
  }
}

/**
 * Locks a partition's checkpoint until the transaction ends and returns the next offset to process.
 * A partition that was never processed starts at `first`.
 */
export async function lockCheckpoint(tx: Tx, key: CheckpointKey, first: bigint): Promise<bigint> {
  const params = [key.consumer, key.topic, key.partition];
  const select =
    'select next_offset from log.checkpoints where consumer = $1 and topic = $2 and partition = $3 for update';
  const [row] = await tx.query<{ next_offset: string }>(select, params);
  if (row) return BigInt(row.next_offset);
  await tx.execute(
    'insert into log.checkpoints (consumer, topic, partition, next_offset) values ($1, $2, $3, $4) on conflict do nothing',
    [...params, first],
  );
  const [created] = await tx.query<{ next_offset: string }>(select, params);
  if (!created) throw new CheckpointLost(key);
  return BigInt(created.next_offset);
}

/** Compare-and-set: throws CheckpointLost unless the checkpoint is still `from`. */
export async function advanceCheckpoint(tx: Tx, key: CheckpointKey, from: bigint, to: bigint): Promise<void> {
  const moved = await tx.execute(
    'update log.checkpoints set next_offset = $5 where consumer = $1 and topic = $2 and partition = $3 and next_offset = $4',
    [key.consumer, key.topic, key.partition, from, to],
  );
  if (moved !== 1) throw new CheckpointLost(key);
}
