import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ContactEdited, crmChanges, type EditedChange, makeIdentityId } from '#contracts';
import { editedChange } from '#domain';
import { type CatchUpOptions, FoldHarness } from '../../../test/support/fold/fold-harness.js';
import { accountContactsRemoved } from '../../../test/support/fold/records/account-removals.js';
import { contactEdited } from '../../../test/support/fold/records/contact-edits.js';
import { ACCOUNTS } from '../../../test/support/fold/records/raw-records.js';
import {
  picker,
  type RecordChange,
  rawRecordsOf,
  recordChanges,
} from '../../../test/support/fold/records/record-changes.js';
import type { Rows } from '../../../test/support/fold/rows.js';

const RUNS = { numRuns: 20, seed: 20_261_120 };
const CONTACTS = 5;
const label = { provider: 'local', accountId: ACCOUNTS[0], externalId: 'friends', name: 'Friends' };

let harness: FoldHarness;

beforeAll(async () => {
  harness = await FoldHarness.open();
});
afterAll(() => harness?.close());

const changes: fc.Arbitrary<EditedChange> = fc.oneof(
  fc
    .constantFrom('name', 'lastName', 'notes')
    .chain((field) =>
      fc.constantFrom(
        editedChange('SET_FIELD', { field, value: `my ${field}` }),
        editedChange('CLEAR_FIELD', { field }),
        editedChange('USE_SOURCE', { field }),
      ),
    ),
  fc
    .constantFrom('ida@post.example', 'otto@post.example', 'new@mail.example')
    .chain((value) =>
      fc.constantFrom(
        editedChange('PUT_VALUE', { field: 'email', value, primary: true }),
        editedChange('PUT_VALUE', { field: 'email', value, key: 'berg@mail.example' }),
        editedChange('REMOVE_VALUE', { field: 'email', key: value }),
        editedChange('SET_PRIMARY', { field: 'email', key: value }),
        editedChange('ORDER', { field: 'email', keys: [value] }),
        editedChange('USE_SOURCE', { field: 'email' }),
      ),
    ),
  fc.constantFrom(
    editedChange('ADD_LABEL', { group: label }),
    editedChange('REMOVE_LABEL', { group: label }),
    editedChange('PIN'),
    editedChange('UNPIN'),
    editedChange('ARCHIVE'),
    editedChange('KEEP'),
  ),
);
/** Some are of a contact that never arrives. */
const editing = fc.array(
  fc.record({ contact: fc.nat({ max: CONTACTS }), turn: fc.nat({ max: 30 }), change: changes }),
  {
    minLength: 1,
    maxLength: 12,
  },
);

interface History {
  readonly changes: readonly RecordChange[];
  readonly edits: readonly ContactEdited[];
  /** Accounts that were removed with their contacts. */
  readonly removed: readonly string[];
}

const histories: fc.Arbitrary<History> = fc.record({
  changes: recordChanges(16, CONTACTS),
  edits: editing.map((all) =>
    all.map((one, i) => contactEdited(one.turn * 100 + i, identityOf(one.contact), one.change)),
  ),
  removed: fc.oneof({ weight: 2, arbitrary: fc.constant([]) }, fc.subarray([...ACCOUNTS])),
});

describe('edits and removed accounts next to contacts that are added, merged, split and deleted give the same rows', () => {
  it('in any order of the partitions and any batches', () =>
    fc.assert(
      fc.asyncProperty(histories, fc.integer(), async (history, seed) => {
        const pick = picker(seed);
        const delivery = { batch: 1 + pick(4), pick };
        const shuffled = await fold(history, { resolving: delivery, projecting: delivery });
        expect(shuffled).toEqual(await fold(history));
      }),
      RUNS,
    ));

  it('whether edits are read before everything else or after it', () =>
    fc.assert(
      fc.asyncProperty(histories, async (history) => {
        const after = await fold(history);
        await harness.clear();
        appendEdits(history);
        await harness.project({ projecting: { batch: 2 } });
        harness.appendRecords(rawRecordsOf(history.changes));
        await harness.catchUp();
        expect(await harness.rows()).toEqual(after);
      }),
      RUNS,
    ));

  it('with two processes of each service at the same time', () =>
    fc.assert(
      fc.asyncProperty(histories, async (history) => {
        const options = { resolving: { batch: 3 }, projecting: { batch: 3 }, processes: 2 };
        expect(await fold(history, options)).toEqual(await fold(history));
      }),
      RUNS,
    ));

  it('after a rebuild of the cards from the log, revisions included', () =>
    fc.assert(
      fc.asyncProperty(histories, async (history) => {
        await fold(history, { resolving: { batch: 2 }, projecting: { batch: 1 } });
        const before = await harness.rows(['raw_offset']);
        await harness.forget('crm-projector');
        await harness.project({ projecting: { batch: 50 } });
        expect(await harness.rows(['raw_offset'])).toEqual(before);
      }),
      RUNS,
    ));
});

it('the revision of a person never falls', () =>
  fc.assert(
    fc.asyncProperty(histories, fc.integer(), async (history, seed) => {
      const pick = picker(seed);
      await fold(history, { resolving: { batch: 2, pick }, projecting: { batch: 1, pick } });
      const seen = new Map<string, number>();
      for (const { key, message } of harness.messages(crmChanges)) {
        if (!message) continue;
        const { personId, revision } = message.value;
        expect(revision, key ?? '').toBeGreaterThanOrEqual(seen.get(personId) ?? 0);
        seen.set(personId, revision);
      }
    }),
    RUNS,
  ));

function appendEdits({ edits, removed }: History): void {
  harness.appendEdits(...edits);
  harness.appendJudgements(removed.map((accountId) => accountContactsRemoved(40, accountId)));
}

async function fold(history: History, options: CatchUpOptions = {}): Promise<Rows> {
  await harness.clear();
  harness.appendRecords(rawRecordsOf(history.changes));
  appendEdits(history);
  await harness.catchUp(options);
  return harness.rows();
}

function identityOf(contact: number): string {
  const accountId = ACCOUNTS[contact % 2] ?? ACCOUNTS[0];
  return makeIdentityId({ provider: 'google', accountId, externalId: `c${contact}` });
}
