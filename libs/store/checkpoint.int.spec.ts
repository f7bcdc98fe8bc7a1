import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { TestEnvironment } from '../../test/support/create-test-environment.js';
import { eventually } from '../../test/support/eventually.js';
import { openTestEnvironment } from '../../test/support/test-environment.js';
import { advanceCheckpoint, CheckpointLost, lockCheckpoint } from './checkpoint.js';
import { Database } from './database.js';

const at = { consumer: 'reader', topic: 'raw.contacts', partition: 3 };

let testEnv: TestEnvironment;
let database: Database;

beforeAll(async () => {
  testEnv = await openTestEnvironment();
  database = await Database.open({ url: testEnv.databaseUrl, applicationName: 'checkpoint' });
});
afterAll(async () => {
  await database.close();
  await testEnv.close();
});
beforeEach(() => database.query('truncate log.checkpoints'));

describe('lockCheckpoint', () => {
  it('starts a partition that was never processed at the given offset, and any other where it stands', async () => {
    const first = await database.transaction((tx) => lockCheckpoint(tx, at, 17n));
    const again = await database.transaction((tx) => lockCheckpoint(tx, at, 99n));

    expect([first, again]).toEqual([17n, 17n]);
  });

  it('keeps consumers, topics and partitions apart', async () => {
    const others = [
      { ...at, consumer: 'other' },
      { ...at, topic: 'raw.groups' },
      { ...at, partition: 4 },
    ];
    await database.transaction((tx) => lockCheckpoint(tx, at, 1n));

    const offsets: bigint[] = [];
    for (const other of others) offsets.push(await database.transaction((tx) => lockCheckpoint(tx, other, 50n)));

    expect(offsets).toEqual([50n, 50n, 50n]);
  });

  it('is exact beyond the whole numbers that a double can hold', async () => {
    const far = 9_007_199_254_740_993n;
    await database.transaction(async (tx) => {
      await advanceCheckpoint(tx, at, await lockCheckpoint(tx, at, far), far + 2n);
    });

    expect(await database.transaction((tx) => lockCheckpoint(tx, at, 0n))).toBe(far + 2n);
  });

  it.each(['known', 'new'])('lets one transaction at a time work on a %s partition', async (partition) => {
    if (partition === 'known') await database.transaction((tx) => lockCheckpoint(tx, at, 0n));
    const { promise: mayCommit, resolve: letCommit } = Promise.withResolvers<void>();
    const { promise: isLocked, resolve: tellLocked } = Promise.withResolvers<void>();
    const first = database.transaction(async (tx) => {
      const next = await lockCheckpoint(tx, at, 0n);
      tellLocked();
      await mayCommit;
      await advanceCheckpoint(tx, at, next, next + 10n);
    });
    await isLocked;
    const second = database.transaction((tx) => lockCheckpoint(tx, at, 0n));
    await eventually(async () => expect(await waiting()).toBe(1));

    letCommit();

    await first;
    expect(await second).toBe(10n);
  });
});

describe('advanceCheckpoint', () => {
  it('throws when the checkpoint stands elsewhere, and nothing of the transaction stays', async () => {
    await database.query('create table written (id int)');
    await database.transaction((tx) => lockCheckpoint(tx, at, 5n));

    const losing = database.transaction(async (tx) => {
      await tx.execute('insert into written values (1)');
      await advanceCheckpoint(tx, at, 4n, 9n);
    });

    await expect(losing).rejects.toThrow(CheckpointLost);
    expect(await database.query('select * from written')).toEqual([]);
    expect(await database.query('select next_offset from log.checkpoints')).toEqual([{ next_offset: '5' }]);
  });

  it('throws when the checkpoint is gone', async () => {
    const losing = database.transaction(async (tx) => {
      const next = await lockCheckpoint(tx, at, 5n);
      await tx.execute('delete from log.checkpoints');
      await advanceCheckpoint(tx, at, next, 9n);
    });

    await expect(losing).rejects.toThrow('Checkpoint of reader on raw.contacts/3 was moved by another process');
  });
});

async function waiting(): Promise<number> {
  const rows = await database.query(
    "select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'",
  );
  return rows.length;
}
