import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type CatchUpOptions, FoldHarness } from '../support/fold/fold-harness.js';
import { circleEdits, circleRecords } from '../support/fold/records/circle-records.js';
import { rawGroup } from '../support/fold/records/raw-records.js';
import { picker } from '../support/fold/records/record-changes.js';
import type { Rows } from '../support/fold/rows.js';

const SEED = 20_261_120;
const FRIENDS = 240;
const WITH_REVISIONS = ['raw_offset'];

const circle = circleRecords(SEED, FRIENDS);
const groups = ['Family', 'Climbing', 'Work'].map((name, turn) =>
  rawGroup({ externalId: `contactGroups/${name}`, turn }, { payload: JSON.stringify({ name }) }),
);

let harness: FoldHarness;
let undisturbed: Rows;

beforeAll(async () => {
  harness = await FoldHarness.open();
  undisturbed = await fold();
});
afterAll(() => harness?.close());

describe('a circle of friends gives the same rows', () => {
  it('in every order of the partitions', async () => {
    for (let seed = 1; seed <= 20; seed++) {
      const pick = picker(seed);
      const delivery = { batch: 7 * seed, pick };
      expect(await fold({ resolving: delivery, projecting: delivery }), `shuffle ${seed}`).toEqual(undisturbed);
    }
  });

  it.each([1, 200, 2_000])('in batches of %i', async (batch) => {
    expect(await fold({ resolving: { batch }, projecting: { batch } })).toEqual(undisturbed);
  });

  it('with two processes of each service at the same time', async () => {
    for (const batch of [1, 5, 40]) {
      const options = { resolving: { batch }, projecting: { batch }, processes: 2 };
      expect(await fold(options), `batches of ${batch}`).toEqual(undisturbed);
    }
  });

  it('if the relay sends everything twice', async () => {
    expect(await fold({ relayRepeats: true })).toEqual(undisturbed);
  });

  it('if everything is delivered again', async () => {
    await fold();
    const before = await harness.rows([]);
    harness.rewind();
    expect(await harness.catchUp()).toEqual({ records: 0, deadLetters: 0 });
    expect(await harness.rows([])).toEqual(before);
  });
});

describe('rebuilding', () => {
  it('the cards from identity.events gives equal rows, revisions included', async () => {
    await fold({ resolving: { batch: 20 } });
    const before = await harness.rows(WITH_REVISIONS);
    await harness.forget('crm-projector');
    expect((await harness.rows())['crm.contacts']).toEqual([]);

    await harness.project({ projecting: { batch: 50 } });
    expect(await harness.rows(WITH_REVISIONS)).toEqual(before);
  });

  it('everything from raw.contacts gives equal rows', async () => {
    await fold();
    await harness.forget('crm-projector');
    await harness.forget('identity-resolver');

    await harness.catchUp({ resolving: { batch: 33 } });
    expect(await harness.rows()).toEqual(undisturbed);
  });

  it('the resolver alone, beside cards that stay, gives equal rows', async () => {
    await fold();
    await harness.forget('identity-resolver');

    await harness.catchUp({ resolving: { batch: 33 } });
    expect(await harness.rows()).toEqual(undisturbed);
  });
});

describe('the persons of the circle', () => {
  it('contain no two humans, and most of the duplicates', async ({ annotate }) => {
    await fold();
    const pairs = (await harness.persons()).flatMap(pairsOf);
    const right = pairs.filter(([a, b]) => humanOf(a) === humanOf(b));
    const duplicates = [...Map.groupBy(circle.cards.keys(), humanOf).values()].flatMap(pairsOf);

    await annotate(`joined ${pairs.length} pairs, ${right.length} rightly, of ${duplicates.length} duplicates`);
    expect(right).toEqual(pairs);
    expect(right.length / duplicates.length).toBeGreaterThan(0.6);
  });
});

async function fold(options: CatchUpOptions = {}): Promise<Rows> {
  await harness.clear();
  harness.appendRecords(circle.records, groups);
  harness.appendEdits(...circleEdits(FRIENDS));
  await harness.catchUp(options);
  return harness.rows();
}

function humanOf(externalId: string): string | undefined {
  return circle.cards.get(externalId)?.personKey;
}

function pairsOf(ids: readonly string[]): [string, string][] {
  return ids.flatMap((a, i) => ids.slice(i + 1).map((b): [string, string] => [a, b]));
}
