import { describe, expect, test } from 'vitest';
import { LeaseKeeper } from './lease-keeper.js';
import { LEASE_MS, type Lease, type LeaseKey } from './leases.js';

const key: LeaseKey = { accountId: 'a', type: 'contacts' };

/** A table of leases in memory, and a keeper of one of its leases whose work runs until the test ends it. */
function heldLease() {
  let now = 1_000;
  const table = { away: false, renewed: [] as Lease[][], released: [] as Lease[], lost: new Set<string>() };
  const leases = {
    acquire: async (wanted: LeaseKey) => (table.lost.has(wanted.accountId) ? undefined : { ...wanted, token: 7 }),
    renew: async (held: readonly Lease[]) => {
      if (table.away) throw new Error('The database is away');
      table.renewed.push([...held]);
      return held.filter(({ accountId }) => !table.lost.has(accountId));
    },
    release: async (lease: Lease) => void table.released.push(lease),
  };
  const keeper = new LeaseKeeper({ leases, monotonicNow: () => now, logger: { warn: () => {} } });
  const begin = (wanted = key) => {
    const end = Promise.withResolvers<void>();
    const signal = Promise.withResolvers<AbortSignal>();
    const done = keeper.run(wanted, async (_, lost) => {
      signal.resolve(lost);
      await end.promise;
    });
    return { done, end: end.resolve, lost: signal.promise };
  };
  const pass = (ms: number) => {
    now += ms;
  };
  return { table, keeper, begin, pass };
}

describe('a process', () => {
  test('renews all its leases by one statement, and none after their work has ended', async () => {
    const { table, keeper, begin } = heldLease();
    const [one, other] = [begin(), begin({ accountId: 'b', type: 'contacts' })];
    await Promise.all([one.lost, other.lost]);
    await keeper.renew();
    expect(table.renewed).toEqual([
      [
        { ...key, token: 7 },
        { accountId: 'b', type: 'contacts', token: 7 },
      ],
    ]);
    one.end();
    other.end();
    expect(await Promise.all([one.done, other.done])).toEqual([true, true]);
    await keeper.renew();
    expect(table.renewed).toHaveLength(1);
  });

  test('releases a lease when its work has ended, also when the work failed', async () => {
    const { table, keeper, begin } = heldLease();
    const work = begin();
    work.end();
    await work.done;
    await expect(keeper.run(key, () => Promise.reject(new Error('failed')))).rejects.toThrow('failed');
    expect(table.released).toEqual([
      { ...key, token: 7 },
      { ...key, token: 7 },
    ]);
  });

  test('does no work for a lease that is held already', async () => {
    const { table, begin } = heldLease();
    table.lost.add('a');
    expect(await begin().done).toBe(false);
    expect(table.released).toEqual([]);
  });
});

describe('the work of a lease', () => {
  test('is aborted when another process has taken the lease', async () => {
    const { table, keeper, begin } = heldLease();
    const work = begin();
    const lost = await work.lost;
    await keeper.renew();
    expect(lost.aborted).toBe(false);
    table.lost.add('a');
    await keeper.renew();
    expect(lost.aborted).toBe(true);
  });

  test('goes on while renewing fails, until the lease has expired', async () => {
    const { table, keeper, begin, pass } = heldLease();
    const lost = await begin().lost;
    table.away = true;
    pass(LEASE_MS - 1);
    await keeper.renew();
    expect(lost.aborted).toBe(false);
    pass(1);
    await keeper.renew();
    expect(lost.aborted).toBe(true);
  });
});
