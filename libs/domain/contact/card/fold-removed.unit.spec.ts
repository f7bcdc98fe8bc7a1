import { describe, expect, it } from 'vitest';
import { LOCAL_SOURCE } from '../local-source.js';
import { sourceWith } from '../testing/contact-with.js';
import { readEdit } from './edits/card-edit.js';
import { editedChange } from './edits/edited-change.js';
import { foldCard } from './fold-card.js';

const gone = sourceWith('gone', { displayName: 'Ida Berg', notes: 'oboe' }, { accountRemovedAt: 5000 });
const live = sourceWith('live', { displayName: 'I. Berg' }, { firstObservedAt: 1500 });
const edit = (...changes: Parameters<typeof editedChange>[]) =>
  readEdit({
    editId: 'e1',
    identityId: 'gone',
    actor: 'somebody',
    madeAt: 3000,
    region: null,
    changes: changes.map((change) => editedChange(...change)),
  });

describe('a source of an account that was removed with its contacts', () => {
  it('gives no value, and the person keeps those of the others', () => {
    expect(foldCard('p1', [gone, live])).toMatchObject({
      name: 'I. Berg',
      notes: null,
      identityIds: ['gone', 'live'],
      state: 'active',
      archivalReview: false,
      updatedAt: 5000,
    });
  });

  it('leaves a deleted source to be reviewed as if it were the only one', () => {
    const deleted = { ...live, deleted: true };
    expect(foldCard('p1', [gone, deleted])).toMatchObject({ name: 'I. Berg', state: 'active', archivalReview: true });
  });

  it('leaves a deleted person of Kith deleted', () => {
    const local = { ...live, ...LOCAL_SOURCE, deleted: true };
    expect(foldCard('p1', [gone, local])).toMatchObject({ state: 'deleted' });
  });

  it.each([
    ['no edit', [], 'deleted'],
    ['a pin', [edit(['PIN'])], 'deleted'],
    ['a value by hand', [edit(['SET_FIELD', { field: 'nickname', value: 'Idchen' }])], 'active'],
    [
      'a value by hand and archived',
      [edit(['PUT_VALUE', { field: 'email', value: 'i@x.example' }], ['ARCHIVE'])],
      'archived',
    ],
  ] as const)('leaves a person with %s %s', (_, edits, state) => {
    expect(foldCard('p1', [gone], edits)).toMatchObject({ name: null, notes: null, archivalReview: false, state });
  });
});
