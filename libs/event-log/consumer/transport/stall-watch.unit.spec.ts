import { describe, expect, it } from 'vitest';
import { type PartitionPosition, StallWatch } from './stall-watch.js';

const at = (next: bigint, end: bigint, first = 0n): PartitionPosition => ({ partition: 'a/0', next, first, end });

describe('the watch over partitions', () => {
  it.each<[string, PartitionPosition[], string[]]>([
    ['that stand still with something to read', [at(5n, 9n), at(5n, 9n)], ['a/0']],
    ['that stand still while the log grows', [at(5n, 6n), at(5n, 9n)], ['a/0']],
    ['that move', [at(5n, 9n), at(6n, 9n)], []],
    ['at the end of the log', [at(9n, 9n), at(9n, 9n)], []],
    ['that were at the end until now', [at(9n, 9n), at(9n, 10n)], []],
    ['whose rest the log no longer keeps', [at(5n, 9n, 9n), at(5n, 9n, 9n)], []],
    ['that went back to be read anew', [at(5n, 9n), at(0n, 9n)], []],
  ])('judges those %s', (_, [earlier, later], stalled) => {
    const watch = new StallWatch(1_000);

    expect(watch.stalled(0, earlier ? [earlier] : [])).toEqual([]);
    expect(watch.stalled(1_000, later ? [later] : [])).toEqual(stalled.map((partition) => ({ partition, since: 0 })));
  });

  it('waits the longest time, counted anew from each move', () => {
    const watch = new StallWatch(1_000);
    watch.stalled(0, [at(5n, 9n)]);
    watch.stalled(900, [at(6n, 9n)]);

    expect(watch.stalled(1_899, [at(6n, 9n)])).toEqual([]);
    expect(watch.stalled(1_900, [at(6n, 9n)])).toEqual([{ partition: 'a/0', since: 900 }]);
  });

  it('forgets a partition that was given to somebody else', () => {
    const watch = new StallWatch(1_000);
    watch.stalled(0, [at(5n, 9n)]);
    watch.stalled(500, []);

    expect(watch.stalled(1_500, [at(5n, 9n)])).toEqual([]);
  });
});
