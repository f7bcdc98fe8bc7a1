import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contactWith } from '../testing/contact-with.js';
import { normaliseGoogleContact } from './google.js';
import { NormaliseError } from './normalise-error.js';

const primary = { primary: true, sourcePrimary: true, source: { type: 'CONTACT', id: '1f2e' } };
const other = { source: { type: 'CONTACT', id: '1f2e' } };

describe('normaliseGoogleContact', () => {
  it('maps a whole person and reads nothing else', () => {
    const contact = normaliseGoogleContact(
      {
        resourceName: 'people/c100',
        etag: '%EgUB',
        metadata: { objectType: 'PERSON', sources: [{ type: 'CONTACT', id: '1f2e' }] },
        names: [
          {
            metadata: primary,
            displayName: 'Dr. Åse Maria Lindqvist',
            displayNameLastFirst: 'Lindqvist, Åse Maria',
            honorificPrefix: 'Dr.',
            givenName: 'Åse',
            middleName: 'Maria',
            familyName: 'Lindqvist',
            honorificSuffix: 'MBA',
            phoneticGivenName: 'Ohse',
            phoneticFamilyName: 'Lindkvist',
          },
        ],
        nicknames: [{ metadata: primary, value: 'Ossi' }],
        emailAddresses: [{ metadata: primary, value: 'Ase@Lindqvist.example', type: 'home' }],
        phoneNumbers: [{ metadata: primary, value: '08-790 60 00', canonicalForm: '+4687906000', type: 'work' }],
        addresses: [
          { metadata: primary, type: 'home', streetAddress: 'Storgatan 1', city: 'Uppsala', countryCode: 'SE' },
        ],
        organizations: [{ metadata: primary, name: 'Björk AB', title: 'Potter', department: 'Kiln', type: 'work' }],
        birthdays: [{ metadata: primary, date: { year: 1980, month: 5, day: 3 }, text: '3 May 1980' }],
        events: [{ metadata: primary, type: 'anniversary', date: { year: 2010, month: 6, day: 20 } }],
        urls: [{ metadata: primary, value: 'https://lindqvist.example', type: 'blog' }],
        imClients: [{ metadata: primary, username: 'ase_l', protocol: 'jabber', type: 'home' }],
        photos: [{ metadata: primary, url: 'https://photos.example/ase.jpg' }],
        userDefined: [{ metadata: primary, key: 'Shoe size', value: '38' }],
        memberships: [
          {
            metadata: other,
            contactGroupMembership: { contactGroupId: 'b', contactGroupResourceName: 'contactGroups/b' },
          },
          { metadata: other, contactGroupMembership: { contactGroupResourceName: 'contactGroups/myContacts' } },
        ],
        biographies: [{ metadata: primary, value: 'Met at the fair.', contentType: 'TEXT_PLAIN' }],
        genders: [{ metadata: primary, value: 'female' }],
      },
      { region: 'SE' },
    );
    expect(contact).toEqual({
      displayName: 'Dr. Åse Maria Lindqvist',
      prefix: 'Dr.',
      firstName: 'Åse',
      middleName: 'Maria',
      lastName: 'Lindqvist',
      suffix: 'MBA',
      nickname: 'Ossi',
      phoneticFirstName: 'Ohse',
      phoneticLastName: 'Lindkvist',
      emails: [{ value: 'Ase@Lindqvist.example', normalized: 'ase@lindqvist.example', label: 'home', primary: true }],
      phones: [{ value: '08-790 60 00', e164: '+4687906000', label: 'work', primary: true }],
      addresses: [
        {
          label: 'home',
          primary: true,
          street: 'Storgatan 1',
          extended: null,
          poBox: null,
          city: 'Uppsala',
          region: null,
          postalCode: null,
          country: null,
          countryCode: 'SE',
          formatted: null,
        },
      ],
      organizations: [{ name: 'Björk AB', title: 'Potter', department: 'Kiln', primary: true }],
      dates: [
        { label: 'birthday', year: 1980, month: 5, day: 3, text: null },
        { label: 'anniversary', year: 2010, month: 6, day: 20, text: null },
      ],
      urls: [{ value: 'https://lindqvist.example', label: 'blog' }],
      handles: [{ service: 'jabber', value: 'ase_l', label: 'home' }],
      photos: [{ url: 'https://photos.example/ase.jpg', primary: true }],
      custom: [{ key: 'Shoe size', value: '38' }],
      groups: ['contactGroups/b'],
      notes: 'Met at the fair.',
      details: [{ kind: 'gender', label: null, value: 'female' }],
    });
  });

  it.each([[null], ['text'], [7], [[]], [undefined]])('refuses %j, which is not an object', (payload) => {
    const read = () => normaliseGoogleContact(payload, { region: null });
    expect(read).toThrow(NormaliseError);
    expect(read).toThrow(expect.objectContaining({ code: 'PAYLOAD_NOT_AN_OBJECT', isDataError: true }));
  });

  it('reads an empty person as an empty contact', () => {
    expect(normaliseGoogleContact({}, { region: null })).toEqual(contactWith({}));
  });

  it.each([
    [7],
    ['text'],
    [true],
    [{}],
    [[null, 7, 'text', [], {}]],
    [[{ value: 7, date: 'x', metadata: 'x', url: [] }]],
  ])('reads %j in place of every list as an empty list', (wrong) => {
    const person = Object.fromEntries(LISTS.map((list) => [list, wrong]));
    expect(normaliseGoogleContact(person, { region: 'DE' })).toEqual(contactWith({}));
  });

  it('never throws on an object, whatever is in it', () => {
    const field = fc.dictionary(fc.constantFrom(...FIELDS), fc.jsonValue());
    const person = fc.dictionary(fc.constantFrom(...LISTS), fc.oneof(fc.array(field), fc.jsonValue()));
    fc.assert(
      fc.property(person, (payload) => {
        expect(normaliseGoogleContact(payload, { region: 'DE' })).toHaveProperty('emails');
      }),
      { numRuns: 300 },
    );
  });

  it('removes what Postgres cannot store, and trims; empty text is absent', () => {
    const names = [{ displayName: ' A\0nn\ud800 ', givenName: ' \t ', familyName: '\0' }];
    expect(normaliseGoogleContact({ names }, { region: null })).toEqual(contactWith({ displayName: 'Ann\ufffd' }));
  });
});

const LISTS = [
  'names',
  'nicknames',
  'emailAddresses',
  'phoneNumbers',
  'addresses',
  'organizations',
  'birthdays',
  'events',
  'urls',
  'imClients',
  'photos',
  'userDefined',
  'memberships',
  'biographies',
];
const FIELDS = [
  'metadata',
  'value',
  'type',
  'date',
  'text',
  'username',
  'url',
  'key',
  'canonicalForm',
  'givenName',
  'city',
];
