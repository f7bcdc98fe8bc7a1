import { describe, expect, it } from 'vitest';
import type { SourceContact } from '../../source-contact.js';
import { sourceWith } from '../../testing/contact-with.js';
import { foldCard } from '../fold-card.js';
import type { CardContactInfo, PersonCard } from '../person-card.js';
import type { CardChange, CardEdit } from './card-edit.js';

const email = (value: string, rest = {}) => ({ value, normalized: value, label: null, primary: false, ...rest });
const ida = sourceWith('ida', {
  displayName: 'Ida Berg',
  firstName: 'Ida',
  lastName: 'Berg',
  nickname: 'Idchen',
  emails: [email('ida@post.example', { primary: true, label: 'home' }), email('berg@mail.example')],
  groups: ['choir'],
});
const choir = { provider: 'google', accountId: 'account-1', externalId: 'choir', name: 'Choir' };
const friends = { provider: 'local', accountId: 'local-1', externalId: 'friends', name: 'Friends' };

describe('an overridden field', () => {
  it('has the value of the edit, with its author and the value of the sources', () => {
    const card = edited(ida, [{ kind: 'set', field: 'nickname', value: 'Idi' }]);
    expect(card).toEqual({
      ...foldCard('ida', [ida]),
      nickname: 'Idi',
      fieldSources: withoutNickname(foldCard('ida', [ida])),
      overriddenFields: {
        nickname: {
          editId: 'e0',
          identityId: 'ida',
          actor: 'key',
          since: 5000,
          sourceValue: 'Idchen',
          sourceIdentityId: 'ida',
        },
      },
      updatedAt: 5000,
    });
  });

  it('keeps the value of the edit when the source changes, beside the new value of the source', () => {
    const later = sourceWith('ida', { ...ida.contact, nickname: 'Ida B.' }, { observedAt: 9000 });
    const card = edited(later, [{ kind: 'set', field: 'nickname', value: null }]);
    expect([card.nickname, card.overriddenFields.nickname?.sourceValue]).toEqual([null, 'Ida B.']);
  });

  it('is cleared by useSource, and can be set again', () => {
    const set: CardChange = { kind: 'set', field: 'nickname', value: 'Idi' };
    const back: CardChange = { kind: 'useSource', of: 'nickname' };
    expect(edited(ida, [set, back])).toEqual({ ...foldCard('ida', [ida]), updatedAt: 5001 });
    expect(edited(ida, [set, back, set]).nickname).toBe('Idi');
  });

  it('that is a part of the name changes the whole name, unless that is overridden too', () => {
    const married: CardChange = { kind: 'set', field: 'lastName', value: 'Moser' };
    expect(edited(ida, [married])).toMatchObject({ name: 'Ida Moser', firstName: 'Ida', lastName: 'Moser' });
    expect(edited(ida, [married, { kind: 'set', field: 'name', value: 'Mrs Moser' }]).name).toBe('Mrs Moser');
  });
});

describe('edited values of a list', () => {
  const addresses = (card: PersonCard) => card.contactInfo.map(({ key }) => key);

  it('are added after those of the sources, with their normalised form as the key', () => {
    const card = edited(ida, [put('email', 'Ida@Work.example', { label: 'work' }), put('phone', '0664 1234567')]);
    expect(card.contactInfo.slice(2)).toEqual([
      typed('email', 'Ida@Work.example', { key: 'ida@work.example', label: 'work', position: 2, editId: 'e0' }),
      typed('phone', '0664 1234567', { key: '+436641234567', position: 3, editId: 'e1' }),
    ]);
  });

  it('replace the named value, and stay when a source drops that later', () => {
    const change = put('email', 'ida@new.example', { replaces: 'ida@post.example' });
    expect(addresses(edited(ida, [change]))).toEqual(['ida@new.example', 'berg@mail.example']);
    expect(edited(ida, [change]).contactInfo[0]).toMatchObject({ label: 'home', identityIds: [] });
    const dropped = sourceWith('ida', { emails: [email('berg@mail.example')] });
    expect(addresses(edited(dropped, [change]))).toEqual(['berg@mail.example', 'ida@new.example']);
  });

  it('keep the sources of an equal value', () => {
    const card = edited(ida, [put('email', 'Berg@mail.example', { label: 'work' })]);
    expect(card.contactInfo[1]).toMatchObject({ value: 'Berg@mail.example', label: 'work', identityIds: ['ida'] });
    expect(card.contactInfo).toHaveLength(2);
  });

  it('stay removed while a source has them, until useSource', () => {
    const remove: CardChange = { kind: 'remove', of: 'email', key: 'ida@post.example' };
    expect(addresses(edited(ida, [remove]))).toEqual(['berg@mail.example']);
    expect(addresses(edited(ida, [remove, remove, { kind: 'useSource', of: 'email' }]))).toEqual([
      'ida@post.example',
      'berg@mail.example',
    ]);
  });

  it('have one primary value, which comes first, and the order of the edit', () => {
    const primary: CardChange = { kind: 'primary', of: 'email', key: 'berg@mail.example' };
    const card = edited(ida, [primary]);
    expect(card.contactInfo.map(({ key, primary, position }) => [key, primary, position])).toEqual([
      ['berg@mail.example', true, 0],
      ['ida@post.example', false, 1],
    ]);
    const order: CardChange = { kind: 'order', of: 'email', keys: ['nobody', 'ida@post.example'] };
    expect(addresses(edited(ida, [primary, order]))).toEqual(['ida@post.example', 'berg@mail.example']);
  });

  it('may be addresses and dates', () => {
    const address = { ...NO_ADDRESS, city: 'Graz' };
    const date = { label: 'birthday', year: 1980, month: 5, day: 3, text: null };
    const card = edited(ida, [
      { kind: 'put', value: { of: 'address', address }, replaces: null, primary: false },
      { kind: 'put', value: { of: 'date', date }, replaces: null, primary: false },
    ]);
    expect(card.addresses).toEqual([{ ...address, key: '|||graz|||', position: 0, identityIds: [], editId: 'e0' }]);
    expect(card.importantDates).toEqual([{ ...date, key: 'birthday|1980|5|3|', identityIds: [], editId: 'e1' }]);
  });
});

it('labels are added and removed, in the order of provider, account and external id', () => {
  const { groups } = edited(ida, [
    { kind: 'addLabel', label: friends },
    { kind: 'removeLabel', label: choir },
  ]);
  expect(groups).toEqual([
    { provider: 'local', accountId: 'local-1', externalId: 'friends', identityIds: [], editId: 'e0' },
  ]);
  expect(edited(ida, [{ kind: 'addLabel', label: choir }]).groups).toEqual(foldCard('ida', [ida]).groups);
});

describe('the state of a person', () => {
  const gone = sourceWith('ida', ida.contact, { deleted: true, observedAt: 3000 });

  it('is pinned and unpinned', () => {
    expect(edited(ida, [{ kind: 'pin' }]).pinned).toBe(true);
    expect(edited(ida, [{ kind: 'pin' }, { kind: 'unpin' }]).pinned).toBe(false);
  });

  it('is archived and restored', () => {
    expect(edited(ida, [{ kind: 'archive' }]).state).toBe('archived');
    expect(edited(ida, [{ kind: 'archive' }, { kind: 'restore' }]).state).toBe('active');
  });

  it('needs no review after an edit keeps it, until a source deletes it again', () => {
    expect(foldCard('ida', [gone]).archivalReview).toBe(true);
    expect(edited(gone, [{ kind: 'keep' }]).archivalReview).toBe(false);
    expect(edited({ ...gone, observedAt: 9000 }, [{ kind: 'keep' }]).archivalReview).toBe(true);
    expect(edited(gone, [{ kind: 'archive' }]).archivalReview).toBe(false);
  });

  it('is deleted when all its contacts were made in Kith and deleted again', () => {
    expect(foldCard('ida', [{ ...gone, provider: 'local' }])).toMatchObject({
      state: 'deleted',
      archivalReview: false,
    });
    expect(foldCard('ida', [{ ...gone, provider: 'local' }, sourceWith('b', {})]).state).toBe('active');
  });
});

it('an edit of a missing value changes nothing', () => {
  const { updatedAt: _, ...card } = edited(ida, [
    { kind: 'remove', of: 'phone', key: '+43' },
    { kind: 'primary', of: 'address', key: 'x' },
    { kind: 'order', of: 'website', keys: ['x'] },
    { kind: 'useSource', of: 'date' },
    { kind: 'removeLabel', label: friends },
    { kind: 'restore' },
  ]);
  const { updatedAt: __, ...folded } = foldCard('ida', [ida]);
  expect(card).toEqual(folded);
});

it('edits of one time are applied in the order of their ids', () => {
  const edits = ['b', 'a'].map((editId): CardEdit => {
    return { ...NO_EDIT, editId, changes: [{ kind: 'set', field: 'notes', value: editId }] };
  });
  expect(foldCard('ida', [ida], edits).notes).toBe('b');
  expect(foldCard('ida', [ida], edits.toReversed())).toEqual(foldCard('ida', [ida], edits));
});

const NO_EDIT: CardEdit = { editId: 'e', identityId: 'ida', actor: 'key', madeAt: 5000, region: 'AT', changes: [] };
const NO_ADDRESS = {
  label: null,
  street: null,
  extended: null,
  poBox: null,
  city: null,
  region: null,
  postalCode: null,
  country: null,
  countryCode: null,
  formatted: null,
};

/** Each change is an edit of its own, one millisecond after the previous. */
function edited(source: SourceContact, changes: readonly CardChange[]): PersonCard {
  const edits = changes.map((change, i) => ({ ...NO_EDIT, editId: `e${i}`, madeAt: 5000 + i, changes: [change] }));
  return foldCard('ida', [source], edits);
}

function put(
  of: CardContactInfo['type'],
  text: string,
  { label = null, replaces = null }: { label?: string | null; replaces?: string | null } = {},
): CardChange {
  return { kind: 'put', value: { of, text, label }, replaces, primary: false };
}

function typed(type: CardContactInfo['type'], value: string, rest: Partial<CardContactInfo>) {
  return { type, value, label: null, primary: false, identityIds: [], ...rest };
}

function withoutNickname({ fieldSources }: PersonCard) {
  const { nickname: _, ...others } = fieldSources;
  return others;
}
