import { describe, expect, it } from 'vitest';
import { sourceWith } from '../testing/contact-with.js';
import { foldCard } from './fold-card.js';

const email = (value: string, primary = false) => ({ value, normalized: value.toLowerCase(), label: null, primary });
const address = {
  label: null,
  primary: false,
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
const job = (name: string | null, title: string | null) => ({ name, title, department: null, primary: false });
const birthday = { label: 'birthday', year: null, month: 5, day: 3, text: null };

describe('foldCard', () => {
  it('has every value of a single source with its provenance', () => {
    const source = sourceWith('i1', {
      displayName: 'Ida Berg',
      firstName: 'Ida',
      lastName: 'Berg',
      emails: [{ value: 'Ida@Berg.example', normalized: 'ida@berg.example', label: 'home', primary: true }],
      phones: [{ value: '030 901820', e164: '+4930901820', label: 'work', primary: false }],
      urls: [{ value: 'https://Berg.example', label: 'blog' }],
      handles: [{ service: 'jabber', value: 'Ida.B', label: 'home' }],
      addresses: [{ ...address, label: 'home', street: 'Weg  3', city: 'Köln', countryCode: 'DE', country: 'Germany' }],
      organizations: [job('Ahorn', 'Baker')],
      dates: [birthday],
      photos: [{ url: 'https://photos.example/1', primary: true }],
      groups: ['g1'],
      notes: 'Met at the fair.',
    });
    const from = {
      identityId: 'i1',
      provider: 'google',
      accountId: 'account-1',
      externalId: 'external-i1',
      version: 'v1',
      since: 1000,
    };
    const identityIds = ['i1'];
    expect(foldCard('p1', [source])).toEqual({
      personId: 'p1',
      name: 'Ida Berg',
      firstName: 'Ida',
      middleName: null,
      lastName: 'Berg',
      prefix: null,
      suffix: null,
      phoneticFirstName: null,
      phoneticLastName: null,
      nickname: null,
      company: 'Ahorn',
      department: null,
      jobTitle: 'Baker',
      avatarUrl: null,
      notes: 'Met at the fair.',
      contactInfo: [
        {
          type: 'email',
          value: 'Ida@Berg.example',
          label: 'home',
          primary: true,
          key: 'ida@berg.example',
          position: 0,
          identityIds,
          editId: null,
        },
        {
          type: 'phone',
          value: '030 901820',
          label: 'work',
          primary: false,
          key: '+4930901820',
          position: 1,
          identityIds,
          editId: null,
        },
        {
          type: 'website',
          value: 'https://Berg.example',
          label: 'blog',
          primary: false,
          key: 'https://berg.example',
          position: 2,
          identityIds,
          editId: null,
        },
        {
          type: 'handle',
          value: 'Ida.B',
          label: 'jabber',
          primary: false,
          key: 'jabber:ida.b',
          position: 3,
          identityIds,
          editId: null,
        },
      ],
      addresses: [
        {
          key: 'weg 3|||koln|||de',
          position: 0,
          label: 'home',
          street: 'Weg  3',
          extended: null,
          poBox: null,
          city: 'Köln',
          region: null,
          postalCode: null,
          country: 'Germany',
          countryCode: 'DE',
          formatted: null,
          identityIds,
          editId: null,
        },
      ],
      importantDates: [{ key: 'birthday||5|3|', ...birthday, identityIds, editId: null }],
      organizations: [],
      details: [
        {
          kind: 'picture',
          label: null,
          value: 'https://photos.example/1',
          key: 'picture||https://photos.example/1',
          identityIds,
          editId: null,
        },
      ],
      groups: [{ provider: 'google', accountId: 'account-1', externalId: 'g1', identityIds, editId: null }],
      fieldSources: {
        name: from,
        firstName: from,
        lastName: from,
        company: from,
        jobTitle: from,
        notes: from,
      },
      overriddenFields: {},
      identityIds,
      pinned: false,
      state: 'active',
      archivalReview: false,
      createdAt: 1000,
      updatedAt: 2000,
      revision: 1,
    });
  });

  it('has no card for a person without sources', () => {
    expect(() => foldCard('p1', [])).toThrow(RangeError);
  });

  it('takes each scalar from the first observed source that has it', () => {
    const younger = sourceWith('a', { nickname: 'Idchen', notes: 'younger' }, { firstObservedAt: 2000, version: 'v7' });
    const older = sourceWith('b', { notes: 'older' });
    const card = foldCard('p1', [younger, older]);
    expect([card.nickname, card.notes]).toEqual(['Idchen', 'older']);
    expect([card.fieldSources.nickname?.version, card.fieldSources.notes?.identityId]).toEqual(['v7', 'b']);
  });

  it('takes the parts of a name from one source, one with given and family name first', () => {
    const push = sourceWith('a', { displayName: 'ida 🌸', firstName: 'Idchen' });
    const book = sourceWith('b', { firstName: 'Ida', middleName: 'M.', lastName: 'Berg' }, { firstObservedAt: 5000 });
    const { name, firstName, middleName, lastName, fieldSources } = foldCard('p1', [push, book]);
    expect({ name, firstName, middleName, lastName }).toEqual({
      name: 'Ida M. Berg',
      firstName: 'Ida',
      middleName: 'M.',
      lastName: 'Berg',
    });
    expect(fieldSources.name?.identityId).toBe('b');
    expect(foldCard('p1', [push])).toMatchObject({ name: 'ida 🌸', firstName: 'Idchen', lastName: null });
  });

  it('has no job title of another company than that of the card', () => {
    const a = sourceWith('a', { organizations: [job('Ahorn', null)] });
    const b = sourceWith('b', { organizations: [job('Birke', 'Potter'), job('AHORN', 'Baker')] });
    expect(foldCard('p1', [a, b])).toMatchObject({ company: 'Ahorn', jobTitle: 'Baker' });
    expect(foldCard('p1', [a, sourceWith('b', { organizations: [job('Birke', 'Potter')] })])).toMatchObject({
      company: 'Ahorn',
      jobTitle: null,
    });
    expect(foldCard('p1', [sourceWith('a', { organizations: [job(null, 'Potter')] })])).toMatchObject({
      company: null,
      jobTitle: 'Potter',
    });
  });

  it('merges equal values, with all their sources and the first label', () => {
    const a = sourceWith('b2', { emails: [email('Ida@x.example')] });
    const b = sourceWith('a1', { emails: [{ ...email('ida@X.example'), label: 'work' }] }, { firstObservedAt: 3000 });
    expect(foldCard('p1', [b, a]).contactInfo).toEqual([
      {
        type: 'email',
        value: 'Ida@x.example',
        label: 'work',
        primary: false,
        key: 'ida@x.example',
        position: 0,
        identityIds: ['a1', 'b2'],
        editId: null,
      },
    ]);
  });

  it('distinguishes phones by E.164, else by digits, else by text', () => {
    const phones = [
      { value: '030 901820', e164: '+4930901820' },
      { value: '+49 30 901820', e164: '+4930901820' },
      { value: '12-34', e164: null },
      { value: '1234', e164: null },
      { value: 'ask Otto', e164: null },
    ].map((phone) => ({ ...phone, label: null, primary: false }));
    expect(foldCard('p1', [sourceWith('a', { phones })]).contactInfo.map(({ key }) => key)).toEqual([
      '+4930901820',
      '1234',
      'ask otto',
    ]);
  });

  it('has one primary value of each type, which comes first', () => {
    const a = sourceWith('a', { emails: [email('plain@x.example')] });
    const b = sourceWith('b', { emails: [email('first@x.example', true)] }, { firstObservedAt: 3000 });
    const c = sourceWith('c', { emails: [email('second@x.example', true)] }, { firstObservedAt: 4000 });
    expect(
      foldCard('p1', [a, b, c]).contactInfo.map(({ key, primary, position }) => ({ key, primary, position })),
    ).toEqual([
      { key: 'first@x.example', primary: true, position: 0 },
      { key: 'plain@x.example', primary: false, position: 1 },
      { key: 'second@x.example', primary: false, position: 2 },
    ]);
  });

  it('merges addresses that differ only in case, spaces and diacritics, and formatted ones by their text', () => {
    const structured = { ...address, street: 'Weg 3', city: 'Köln' };
    const addresses = [
      structured,
      { ...structured, city: 'KOLN', formatted: 'other' },
      { ...address, formatted: 'Am Hof\n1' },
      { ...address, formatted: 'am hof 1' },
    ];
    expect(foldCard('p1', [sourceWith('a', { addresses })]).addresses.map(({ key }) => key)).toEqual([
      'weg 3|||koln|||',
      'am hof 1',
    ]);
  });

  it('merges a birthday without a year with the same day of a known year', () => {
    const a = sourceWith('a', { dates: [birthday] });
    const b = sourceWith('b', {
      dates: [
        { ...birthday, label: 'Birthday', year: 1980 },
        { ...birthday, day: 4 },
      ],
    });
    expect(foldCard('p1', [a, b]).importantDates).toEqual([
      { key: 'birthday|1980|5|3|', ...birthday, label: 'Birthday', year: 1980, identityIds: ['a', 'b'], editId: null },
      { key: 'birthday||5|4|', ...birthday, day: 4, identityIds: ['b'], editId: null },
    ]);
  });

  it('ignores the content of a deleted source next to a live one, but not its times and revision', () => {
    const gone = sourceWith(
      'a',
      { nickname: 'Gone', emails: [email('gone@x.example')], groups: ['g'] },
      { deleted: true, firstObservedAt: 10, observedAt: 9000, revision: 5 },
    );
    const live = sourceWith('b', { notes: 'live' });
    expect(foldCard('p1', [gone, live])).toEqual({
      ...foldCard('p1', [live]),
      identityIds: ['a', 'b'],
      createdAt: 10,
      updatedAt: 9000,
      revision: 5,
    });
  });

  it('keeps the last content when every source is deleted, and is up for review', () => {
    const source = sourceWith('a', { nickname: 'Idchen', emails: [email('ida@x.example')] });
    expect(foldCard('p1', [{ ...source, deleted: true }])).toEqual({
      ...foldCard('p1', [source]),
      archivalReview: true,
    });
  });
});

describe('the name of a card', () => {
  const named = (...contacts: Parameters<typeof sourceWith>[1][]) =>
    foldCard(
      'p1',
      contacts.map((contact, i) => sourceWith(`i${i}`, contact)),
    );

  it.each<[string, Parameters<typeof sourceWith>[1][], string | null]>([
    ['is the formatted name', [{ displayName: 'Ida B.', firstName: 'Ida', lastName: 'Berg' }], 'Ida B.'],
    ['is composed of its parts without one', [{ prefix: 'Dr.', firstName: 'Ida', lastName: 'Berg' }], 'Dr. Ida Berg'],
    ['is the nickname of somebody without a name', [{ nickname: 'Ossi', organizations: [job('Ahorn', null)] }], 'Ossi'],
    ['is the company where nobody is named', [{ organizations: [job(null, 'Baker'), job('Ahorn', null)] }], 'Ahorn'],
    [
      'is that of a later source before a company',
      [{ organizations: [job('Ahorn', null)] }, { displayName: 'Ida' }],
      'Ida',
    ],
    ['is absent without any', [{ notes: 'x' }], null],
  ])('%s', (_, contacts, name) => {
    expect(named(...contacts).name).toBe(name);
  });

  it('that is a company has the source of the company', () => {
    const { fieldSources } = named({ organizations: [job('Ahorn', null)] });
    expect(fieldSources.name?.identityId).toBe('i0');
  });
});
