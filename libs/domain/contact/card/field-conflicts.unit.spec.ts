import { describe, expect, it } from 'vitest';
import type { Contact } from '#contracts';
import type { SourceContact } from '../source-contact.js';
import { sourceWith } from '../testing/contact-with.js';
import { fieldConflicts } from './field-conflicts.js';

const source = (id: string, fields: Partial<Contact>, fieldSince: SourceContact['fieldSince'] = null) =>
  sourceWith(id, fields, { fieldSince });
const changed = source('b', { notes: 'viola' }, { notes: 3000 });
const value = (identityId: string, value: string) => ({ identityId, value });

describe('the conflicts of a person', () => {
  it.each<[string, SourceContact[], object[]]>([
    [
      'are the fields that a source changed and another has otherwise, the changed value first',
      [source('a', { notes: 'oboe' }), changed],
      [{ field: 'notes', since: 3000, values: [value('b', 'viola'), value('a', 'oboe')] }],
    ],
    [
      'have every value that differs from the last change, by time and then by identity',
      [
        changed,
        source('c', { notes: 'oboe' }),
        source('a', { notes: 'cello' }),
        source('d', { notes: 'VIOLA' }),
        source('e', { notes: 'harp' }, { notes: 2000 }),
      ],
      [
        {
          field: 'notes',
          since: 3000,
          values: [value('b', 'viola'), value('e', 'harp'), value('a', 'cello'), value('c', 'oboe')],
        },
      ],
    ],
    ['are none if no source changed', [source('a', { notes: 'oboe' }), source('b', { notes: 'viola' })], []],
    ['are none for a single source', [changed], []],
    [
      'are none for values that differ only in case and diacritics',
      [source('a', { notes: 'Bébé' }), source('b', { notes: 'bebe' }, { notes: 3000 })],
      [],
    ],
    ['are none next to a source without a value', [source('a', {}), changed], []],
    ['are none next to a deleted source', [{ ...source('a', { notes: 'oboe' }), deleted: true }, changed], []],
    [
      'are none if the changed source lost the value',
      [source('a', { notes: 'oboe' }), source('b', {}, { notes: 3000 })],
      [],
    ],
    [
      'are none if a source that is new has the last value',
      [sourceWith('a', { notes: 'oboe' }, { firstObservedAt: 9000 }), changed],
      [],
    ],
    [
      'are none for parts of a name and photos',
      [
        source('a', { firstName: 'Ida', lastName: 'Berg', photos: [{ url: 'http://x/1', primary: true }] }),
        source(
          'b',
          {
            firstName: 'Ada',
            lastName: 'Dahl',
            displayName: 'Ida Berg',
            photos: [{ url: 'http://x/2', primary: true }],
          },
          { firstName: 3000, lastName: 3000, avatarUrl: 3000 },
        ),
      ],
      [],
    ],
  ])('%s', (_, sources, conflicts) => {
    expect(fieldConflicts(sources, {})).toEqual(conflicts);
  });

  it('are none for an overridden field', () => {
    const override = { editId: 'e', identityId: 'a', actor: 'x', since: 1, sourceValue: null, sourceIdentityId: null };
    expect(fieldConflicts([source('a', { notes: 'oboe' }), changed], { notes: override })).toEqual([]);
    expect(fieldConflicts([source('a', { notes: 'oboe' }), changed], { nickname: override })).toHaveLength(1);
  });
});
