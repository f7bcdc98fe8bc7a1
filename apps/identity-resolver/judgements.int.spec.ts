import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Edit, identityEvents, makeReviewId } from '#contracts';
import { FoldHarness } from '../../test/support/fold/fold-harness.js';
import {
  editsOf,
  identityOfContact,
  type JudgementStep,
  judgementSteps,
} from '../../test/support/fold/records/judgement-steps.js';
import { judgement, withdrawal } from '../../test/support/fold/records/judgements.js';
import {
  type ContactFields,
  contactUpsert,
  type Keyed,
  momentOf,
} from '../../test/support/fold/records/raw-records.js';
import {
  picker,
  type RecordChange,
  rawRecordsOf,
  recordChanges,
} from '../../test/support/fold/records/record-changes.js';
import { readResolvedState } from '../../test/support/fold/reference/resolved-state.js';
import { solveFromScratch } from '../../test/support/fold/reference/solve-from-scratch.js';
import type { Rows } from '../../test/support/fold/rows.js';

const RUNS = { numRuns: 20, seed: 20_261_120 };
const [IDA, OTTO, THIRD] = [0, 2, 4].map(identityOfContact) as [string, string, string];
const MAIL = 'berg@mail.example';

let harness: FoldHarness;
let turn = 0;

beforeAll(async () => {
  harness = await FoldHarness.open();
});
beforeEach(async () => {
  turn = 0;
  await harness.clear();
});
afterAll(() => harness?.close());

describe('any sequence of changes and judgements', () => {
  it('ends in the same rows, whether judgements are read before the contacts, after them or in between', () =>
    fc.assert(
      fc.asyncProperty(recordChanges(20), judgementSteps(), fc.integer(), async (changes, steps, seed) => {
        const after = await fold(changes, steps, [changes.length]);
        expect(await fold(changes, steps, [0])).toEqual(after);
        const pick = picker(seed);
        const cuts = steps.map(() => pick(changes.length + 1));
        expect(await fold(changes, steps, cuts, 1 + pick(3))).toEqual(after);
      }),
      RUNS,
    ));

  it('ends in the same state as solving everything at once', () =>
    fc.assert(
      fc.asyncProperty(recordChanges(30, 10), judgementSteps(8, 11), fc.integer(), async (changes, steps, seed) => {
        const pick = picker(seed);
        await fold(
          changes,
          steps,
          steps.map(() => pick(changes.length + 1)),
          3,
        );
        expect(await readResolvedState(harness.database)).toEqual(
          solveFromScratch(
            rawRecordsOf(changes).map(({ message }) => message),
            editsOf(steps).map(({ message }) => message),
          ),
        );
      }),
      RUNS,
    ));

  it('ends in the same rows when the tables are emptied and the log is read again', () =>
    fc.assert(
      fc.asyncProperty(recordChanges(16), judgementSteps(), async (changes, steps) => {
        const half = steps.map(() => Math.floor(changes.length / 2));
        const rows = await fold(changes, steps, half);
        await harness.forget('identity-resolver');
        await harness.catchUp();
        expect(await harness.rows()).toEqual(rows);
      }),
      { ...RUNS, numRuns: 8 },
    ));

  it('leaves no trace once all judgements are withdrawn, also with syncs in between', () =>
    fc.assert(
      fc.asyncProperty(recordChanges(16), judgementSteps(4), async (changes, steps) => {
        const edits = editsOf(steps);
        const ids = edits.flatMap(({ message }) =>
          message.type === 'JudgementMade' ? [message.value.judgementId] : [],
        );
        await fold(
          changes,
          steps,
          steps.map((_, i) => Math.floor((changes.length * (i + 1)) / (steps.length + 1))),
        );
        harness.appendJudgements(ids.map((id) => ({ key: id, message: withdrawal(id) })));
        await harness.catchUp();
        const taken = await readResolvedState(harness.database);
        await fold(changes, [], []);
        expect(taken).toEqual(await readResolvedState(harness.database));
      }),
      RUNS,
    ));
});

describe('two persons that somebody merged', () => {
  it('are one in tables and events, and are as before when the judgement is withdrawn after further syncs', async () => {
    await seen(0, { name: 'Ida Berg', notes: 'climbs' });
    await seen(2, { name: 'Ida Moser', notes: 'sings' });
    const merge = judgement('SAME', [[IDA, OTTO]], { madeAt: momentOf(3) });
    await judge(merge);
    expect(await persons()).toEqual([['c0', 'c2']]);
    expect(eventsOf('PersonsMerged')).toMatchObject([
      { value: { personId: IDA, absorbedPersonIds: [OTTO], identityIds: [OTTO], occurredAt: momentOf(3) } },
    ]);
    expect(eventsOf('ContactResolved').at(-1)).toMatchObject({ value: { rule: 'JUDGEMENT', previousPersonId: OTTO } });

    await seen(2, { name: 'Ida Moser', notes: 'sings alto' });
    expect(await persons()).toEqual([['c0', 'c2']]);

    await judge(withdrawal(merge.value.judgementId));
    expect(await persons()).toEqual([['c0'], ['c2']]);
    expect(eventsOf('PersonSplit')).toMatchObject([
      { value: { personId: OTTO, fromPersonId: IDA, identityIds: [OTTO] } },
    ]);
  });

  it('are two again when somebody splits them later', async () => {
    await seen(0, { name: 'Ida Berg' });
    await seen(2, { name: 'Ida Moser' });
    await judge(judgement('SAME', [[IDA, OTTO]], { madeAt: 1 }));
    await judge(judgement('NOT_SAME', [[OTTO], [IDA]], { madeAt: 2 }));

    expect(await persons()).toEqual([['c0'], ['c2']]);
  });
});

describe('a person that somebody split', () => {
  it('stays split through later syncs that would join it', async () => {
    await seen(0, { name: 'Ida Berg', emails: [MAIL] });
    await seen(1, { name: 'Ida Berg', emails: [MAIL] });
    expect(await persons()).toEqual([['c0', 'c1']]);

    await judge(judgement('NOT_SAME', [[IDA], [identityOfContact(1)]]));
    expect(await persons()).toEqual([['c0'], ['c1']]);

    await seen(1, { name: 'Ida Berg', emails: [MAIL], notes: 'new' });
    await seen(0, { name: 'Ida Berg', emails: [MAIL, 'ida@post.example'] });
    expect(await persons()).toEqual([['c0'], ['c1']]);
  });

  it('separates others that the identifier linked, and joins them again when the judgement is withdrawn', async () => {
    await seen(0, { name: 'Ida Berg', emails: [MAIL] });
    await seen(1, { emails: [MAIL] });
    const judged = judgement('NOT_SAME', [[IDA], [identityOfContact(3)]]);
    await judge(judged);
    expect(await persons()).toEqual([['c0', 'c1']]);

    await seen(3, { name: 'Ida Berg', emails: [MAIL] });
    expect(await persons()).toEqual([['c0'], ['c1'], ['c3']]);

    await judge(withdrawal(judged.value.judgementId));
    expect(await persons()).toEqual([['c0', 'c1', 'c3']]);
  });
});

describe('a judgement', () => {
  it('of an unknown contact applies when the contact arrives', async () => {
    await seen(0, { name: 'Ida Berg' });
    await judge(judgement('SAME', [[IDA, OTTO, THIRD]]));
    expect(await persons()).toEqual([['c0']]);

    await seen(4, { name: 'Otto Moser' });
    expect(await persons()).toEqual([['c0', 'c4']]);
  });

  it('that was withdrawn before it is read never applies', async () => {
    await seen(0, { name: 'Ida Berg' });
    await seen(2, { name: 'Otto Moser' });
    const judged = judgement('SAME', [[IDA, OTTO]]);
    await judge(withdrawal(judged.value.judgementId));
    await judge(judged);

    expect(await persons()).toEqual([['c0'], ['c2']]);
  });

  it('that names something else than an id is a dead letter, and its neighbours apply', async () => {
    await seen(0, { name: 'Ida Berg' });
    await seen(2, { name: 'Otto Moser' });
    harness.appendJudgements([
      { key: IDA, message: judgement('SAME', [[IDA, 'nobody']]) },
      { key: OTTO, message: judgement('SAME', [[IDA, OTTO]]) },
    ]);
    await harness.catchUp();

    expect(await persons()).toEqual([['c0', 'c2']]);
    expect(await harness.database.query('select code from log.dead_letters')).toEqual([{ code: 'NOT_AN_ID' }]);
  });
});

describe('a review', () => {
  const reviewId = makeReviewId(IDA, identityOfContact(1));

  it('is opened, put off, and settled by a judgement', async () => {
    await seen(0, { name: 'Idalia Bergström' });
    await seen(1, { name: 'Idalia Bergström' });
    const [asked] = await reviews();
    if (!asked) throw new Error('The two are similar enough for a review');
    expect(asked).toEqual({ id: reviewId, later: false });
    expect(eventsOf('MatchProposed')).toMatchObject([
      { value: { reviewId, identityIds: [IDA, identityOfContact(1)].sort() } },
    ]);

    await judge(judgement('UNSURE', [[IDA], [identityOfContact(1)]], { madeAt: 5 }));
    expect(await reviews()).toMatchObject([{ id: asked.id, later: true }]);

    await judge(judgement('NOT_SAME', [[IDA], [identityOfContact(1)]], { madeAt: 6 }));
    expect(await reviews()).toEqual([]);
    expect(eventsOf('MatchSettled')).toMatchObject([{ value: { reviewId, outcome: 'NOT_SAME' } }]);
  });
});

/** Reads so many records before each judgement, and the rest at the end. */
async function fold(
  changes: readonly RecordChange[],
  steps: readonly JudgementStep[],
  cuts: readonly number[],
  batch?: number,
): Promise<Rows> {
  await harness.clear();
  const records = rawRecordsOf(changes);
  const edits = editsOf(steps);
  const options = { resolving: { ...(batch !== undefined && { batch }) } };
  let read = 0;
  for (const [i, cut] of cuts.entries()) {
    harness.appendRecords(records.slice(read, Math.max(read, cut)));
    read = Math.max(read, cut);
    await harness.resolve(options);
    const last = i === cuts.length - 1;
    harness.appendJudgements(last ? edits.slice(i) : edits.slice(i, i + 1));
    await harness.resolve(options);
  }
  harness.appendRecords(records.slice(read));
  await harness.catchUp(options);
  return harness.rows();
}

async function seen(contact: number, fields: ContactFields): Promise<void> {
  const changes: RecordChange[] = [{ contact, fields }];
  const [record] = rawRecordsOf(changes);
  if (!record) throw new Error('There is no record');
  turn += 1;
  const { externalId, accountId } = record.message.value;
  harness.appendRecords([contactUpsert({ externalId, accountId, turn }, fields)]);
  await harness.catchUp();
}

async function judge(message: Edit): Promise<void> {
  const edits: Keyed<Edit>[] = [{ key: IDA, message }];
  harness.appendJudgements(edits);
  await harness.catchUp();
}

async function persons(): Promise<string[][]> {
  return harness.persons();
}

async function reviews() {
  return harness.database.query<{ id: string; later: boolean }>('select review_id as id, later from identity.reviews');
}

function eventsOf(type: string) {
  return harness
    .messages(identityEvents)
    .map(({ message }) => message)
    .filter((message) => message?.type === type);
}
