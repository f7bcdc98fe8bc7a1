import { describe, expect, it } from 'vitest';
import type { EditedChange } from '#contracts';
import { byTimeMade, type CardChange, type CardEdit, readEdit } from './card-edit.js';
import { editedChange } from './edited-change.js';

const edit = { editId: 'e1', identityId: 'ida', actor: 'somebody', madeAt: 1, region: 'AT' };
const address = {
  label: null,
  street: null,
  extended: null,
  poBox: null,
  city: 'Graz',
  region: null,
  postalCode: null,
  country: null,
  countryCode: null,
  formatted: null,
};
const date = { label: 'birthday', year: 1980, month: 5, day: 3, text: null };
const group = { provider: 'local', accountId: 'a', externalId: 'friends', name: 'Friends' };
const put = (field: string, rest: Partial<EditedChange>) => editedChange('PUT_VALUE', { field, ...rest });

const read = (...changes: readonly EditedChange[]) => readEdit({ ...edit, changes });

describe('a change of an edit', () => {
  it.each<[string, EditedChange, CardChange]>([
    [
      'sets a field',
      editedChange('SET_FIELD', { field: 'notes', value: 'x' }),
      { kind: 'set', field: 'notes', value: 'x' },
    ],
    ['clears a field', editedChange('CLEAR_FIELD', { field: 'notes' }), { kind: 'set', field: 'notes', value: null }],
    [
      'goes back to the source of a field',
      editedChange('USE_SOURCE', { field: 'notes' }),
      { kind: 'useSource', of: 'notes' },
    ],
    [
      'goes back to the source of a list',
      editedChange('USE_SOURCE', { field: 'email' }),
      { kind: 'useSource', of: 'email' },
    ],
    [
      'puts a text',
      put('email', { value: 'a@x.example', label: 'home', key: 'b', primary: true }),
      { kind: 'put', value: { of: 'email', text: 'a@x.example', label: 'home' }, replaces: 'b', primary: true },
    ],
    [
      'puts an address',
      put('address', { address }),
      { kind: 'put', value: { of: 'address', address }, replaces: null, primary: false },
    ],
    [
      'puts a date',
      put('date', { date }),
      { kind: 'put', value: { of: 'date', date }, replaces: null, primary: false },
    ],
    [
      'removes a value',
      editedChange('REMOVE_VALUE', { field: 'phone', key: 'k' }),
      { kind: 'remove', of: 'phone', key: 'k' },
    ],
    [
      'makes a value primary',
      editedChange('SET_PRIMARY', { field: 'phone', key: 'k' }),
      { kind: 'primary', of: 'phone', key: 'k' },
    ],
    [
      'orders a list',
      editedChange('ORDER', { field: 'phone', keys: ['k'] }),
      { kind: 'order', of: 'phone', keys: ['k'] },
    ],
    ['adds a label', editedChange('ADD_LABEL', { group }), { kind: 'addLabel', label: group }],
    ['removes a label', editedChange('REMOVE_LABEL', { group }), { kind: 'removeLabel', label: group }],
    ['pins', editedChange('PIN'), { kind: 'pin' }],
    ['unpins', editedChange('UNPIN'), { kind: 'unpin' }],
    ['archives', editedChange('ARCHIVE'), { kind: 'archive' }],
    ['restores', editedChange('RESTORE'), { kind: 'restore' }],
    ['keeps', editedChange('KEEP'), { kind: 'keep' }],
  ])('%s', (_, message, change) => {
    expect(read(message)).toEqual({ ...edit, changes: [change] });
  });

  it.each<[string, EditedChange]>([
    ['of an unknown kind', editedChange('UNKNOWN')],
    ['of an unknown field', editedChange('SET_FIELD', { field: 'shoeSize', value: '38' })],
    ['that sets a list', editedChange('SET_FIELD', { field: 'email', value: 'x' })],
    ['that puts into a scalar field', put('notes', { value: 'x' })],
    ['that puts no text', put('email', {})],
    ['that puts no address', put('address', { value: 'x' })],
    ['that puts no date', put('date', { value: 'x' })],
    ['that removes without a key', editedChange('REMOVE_VALUE', { field: 'email' })],
    ['that makes primary without a key', editedChange('SET_PRIMARY', { field: 'email' })],
    ['that goes back to the source of nothing', editedChange('USE_SOURCE')],
    ['that orders nothing', editedChange('ORDER', { keys: ['k'] })],
    ['that adds no label', editedChange('ADD_LABEL')],
    ['that removes no label', editedChange('REMOVE_LABEL')],
  ])('%s is left out', (_, message) => {
    expect(read(message, editedChange('PIN')).changes).toEqual([{ kind: 'pin' }]);
  });
});

it('edits are ordered by time, then by id', () => {
  const at = (madeAt: number, editId: string): CardEdit => ({ ...edit, editId, madeAt, changes: [] });
  const ordered = [at(1, 'c'), at(2, 'a'), at(2, 'b'), at(3, 'a')];
  expect(ordered.toReversed().sort(byTimeMade)).toEqual(ordered);
});
