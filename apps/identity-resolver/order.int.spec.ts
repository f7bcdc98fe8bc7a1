import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type CatchUpOptions, FoldHarness } from '../../test/support/fold/fold-harness.js';
import {
  picker,
  type RecordChange,
  rawRecordsOf,
  recordChanges,
} from '../../test/support/fold/records/record-changes.js';
import { readResolvedState } from '../../test/support/fold/reference/resolved-state.js';
import { solveFromScratch } from '../../test/support/fold/reference/solve-from-scratch.js';
import type { Rows } from '../../test/support/fold/rows.js';

const SEED = 20_261_120;
const RUNS = { numRuns: 20, seed: SEED };

let harness: FoldHarness;

beforeAll(async () => {
  harness = await FoldHarness.open();
});
afterAll(() => harness?.close());

describe('any sequence of changes ends in the same rows', () => {
  it('in any order of the partitions', () =>
    fc.assert(
      fc.asyncProperty(recordChanges(), fc.integer(), async (changes, seed) => {
        const pick = picker(seed);
        const delivery = { batch: 1 + pick(4), pick };
        const shuffled = await fold(changes, { resolving: delivery, projecting: delivery });
        expect(shuffled).toEqual(await fold(changes));
      }),
      RUNS,
    ));

  it('with batches of 1', () =>
    fc.assert(
      fc.asyncProperty(recordChanges(), async (changes) => {
        expect(await fold(changes, { resolving: { batch: 1 }, projecting: { batch: 1 } })).toEqual(await fold(changes));
      }),
      RUNS,
    ));

  it('with two processes of each service at the same time', () =>
    fc.assert(
      fc.asyncProperty(recordChanges(), async (changes) => {
        const inSmallBatches = { resolving: { batch: 3 }, projecting: { batch: 3 } };
        expect(await fold(changes, { ...inSmallBatches, processes: 2 })).toEqual(await fold(changes));
      }),
      RUNS,
    ));

  it('when the relay sends everything twice', () =>
    fc.assert(
      fc.asyncProperty(recordChanges(), async (changes) => {
        expect(await fold(changes, { relayRepeats: true })).toEqual(await fold(changes));
      }),
      RUNS,
    ));

  it('and in the same state as solving everything at once', () =>
    fc.assert(
      fc.asyncProperty(recordChanges(40, 12), async (changes) => {
        await fold(changes, { resolving: { batch: 3 } });
        expect(await readResolvedState(harness.database)).toEqual(
          solveFromScratch(rawRecordsOf(changes).map(({ message }) => message)),
        );
      }),
      RUNS,
    ));
});

async function fold(changes: readonly RecordChange[], options: CatchUpOptions = {}): Promise<Rows> {
  await harness.clear();
  harness.appendRecords(rawRecordsOf(changes));
  await harness.catchUp(options);
  return harness.rows();
}
