import { describe, expect, it } from 'vitest';
import { personWith } from '../testing/person-with.js';
import { dialledNumber, type ExportedPerson } from './exported-person.js';
import { makePersonUid, parsePersonUid } from './person-uid.js';
import { writeVcard } from './write-vcard.js';

const HEAD = ['BEGIN:VCARD', 'VERSION:3.0', 'UID:urn:kith:person:p1'];
const NAMELESS = [...HEAD, 'FN:', 'N:;;;;'];
const TAIL = ['REV:1970-01-01T00:00:00.000Z', 'END:VCARD', ''];
const lines = (fields: Partial<ExportedPerson>) => writeVcard(personWith(fields)).split('\r\n');
const info = { label: null, primary: false, key: '' };
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
const date = { label: 'birthday', year: null, month: null, day: null, text: null };

describe('a written card', () => {
  it('has details, further organizations and pictures', () => {
    const path = '/api/v2/pictures/'.concat('0f'.repeat(32));
    expect(
      lines({
        name: 'Ida',
        company: 'Nord',
        jobTitle: 'Cook',
        department: 'Kiln',
        avatarUrl: path,
        organizations: [{ name: 'Sud', title: null, department: 'Bar' }],
        details: [
          { kind: 'otherName', label: null, value: 'I. Berg' },
          { kind: 'otherNote', label: null, value: 'b' },
          { kind: 'relation', label: 'spouse', value: 'Bo' },
          { kind: 'gender', label: null, value: 'F' },
          { kind: 'position', label: null, value: 'geo:52.5,13.4' },
          { kind: 'externalId', label: 'Badge', value: '77' },
          { kind: 'custom', label: 'Shirt', value: 'XL' },
          { kind: 'picture', label: null, value: 'https://x.example/1' },
        ],
        pictures: [{ path, mediaType: 'image/png', base64: 'iVBO' }],
      }),
    ).toEqual([
      ...HEAD,
      'FN:Ida',
      'N:;;;;',
      'item1.ORG:Nord;Kiln',
      'item1.TITLE:Cook',
      'item2.ORG:Sud;Bar',
      'PHOTO;ENCODING=b;TYPE=PNG:iVBO',
      'PHOTO;VALUE=uri:https://x.example/1',
      'X-KITH-OTHERNAME:I. Berg',
      'X-KITH-OTHERNOTE:b',
      'item3.X-ABRELATEDNAMES:Bo',
      'item3.X-ABLabel:_$!<Spouse>!$_',
      'GENDER:F',
      'item4.X-KITH-EXTERNALID:77',
      'item4.X-ABLabel:Badge',
      'GEO:52.5;13.4',
      'item5.X-CUSTOM:XL',
      'item5.X-ABLabel:Shirt',
      ...TAIL,
    ]);
  });

  it('has the names, work, photo, notes, labels and the time of the last change', () => {
    expect(
      lines({
        name: 'Dr. Ida Berg',
        firstName: 'Ida',
        middleName: 'M.',
        lastName: 'Berg',
        prefix: 'Dr.',
        suffix: 'jr.',
        nickname: 'Idchen',
        phoneticFirstName: 'Eeda',
        phoneticLastName: 'Bairk',
        company: 'Ahorn; Söhne',
        jobTitle: 'Baker',
        avatarUrl: 'https://x.example/i,1.jpg',
        notes: 'a\nb',
        labels: ['Work', 'Choir, alt'],
        updatedAt: 1000,
      }),
    ).toEqual([
      ...HEAD,
      'FN:Dr. Ida Berg',
      'N:Berg;Ida;M.;Dr.;jr.',
      'NICKNAME:Idchen',
      'X-PHONETIC-FIRST-NAME:Eeda',
      'X-PHONETIC-LAST-NAME:Bairk',
      'ORG:Ahorn\\; Söhne',
      'TITLE:Baker',
      'PHOTO;VALUE=uri:https://x.example/i,1.jpg',
      'NOTE:a\\nb',
      'REV:1970-01-01T00:00:01.000Z',
      'CATEGORIES:Choir\\, alt',
      'CATEGORIES:Work',
      'END:VCARD',
      '',
    ]);
  });

  it.each<[string, Partial<ExportedPerson>, string[]]>([
    ['has empty names of a person without a name', {}, []],
    [
      'has labels as types, the primary value as preferred, and numbers as E.164',
      {
        contactInfo: [
          { ...info, type: 'email', value: 'a@x.example', label: 'home', primary: true },
          { ...info, type: 'email', value: 'b@x.example' },
          { ...info, type: 'phone', value: '030 901820', key: '+4930901820', label: 'homeFax' },
          { ...info, type: 'website', value: 'http://x/a,b', label: 'work' },
        ],
      },
      [
        'EMAIL;TYPE=INTERNET,HOME,PREF:a@x.example',
        'EMAIL;TYPE=INTERNET:b@x.example',
        'TEL;TYPE=HOME,FAX:+4930901820',
        'URL;TYPE=WORK:http://x/a,b',
      ],
    ],
    [
      'has another label in a group',
      {
        contactInfo: [
          { ...info, type: 'phone', value: '110', label: 'Verein, alt' },
          { ...info, type: 'website', value: 'http://x', label: 'blog' },
        ],
      },
      ['item1.TEL:110', 'item1.X-ABLabel:Verein\\, alt', 'item2.URL:http://x', 'item2.X-ABLabel:blog'],
    ],
    [
      'has the service of a handle as a parameter',
      {
        contactInfo: [
          { ...info, type: 'handle', value: 'ida b', label: 'jabber' },
          { ...info, type: 'handle', value: '@ida' },
        ],
      },
      ['IMPP;X-SERVICE-TYPE=jabber:x-apple:ida%20b', 'IMPP;X-SERVICE-TYPE=other:x-apple:%40ida'],
    ],
    [
      'has the country code and the text of an address in its group',
      {
        addresses: [
          { ...NO_ADDRESS, label: 'home', street: 'Weg 3', city: 'Graz', countryCode: 'AT', formatted: 'Weg 3\nGraz' },
        ],
      },
      ['item1.ADR;TYPE=HOME:;;Weg 3;Graz;;;', 'item1.X-ABADR:at', 'item1.LABEL:Weg 3\\nGraz'],
    ],
    [
      'has one birthday; further ones and other dates have labels',
      {
        importantDates: [
          { ...date, label: 'anniversary', year: 2001, month: 6, day: 9 },
          { ...date, month: 2, day: 29 },
          { ...date, year: 1985 },
        ],
      },
      [
        'item1.X-ABDATE:2001-06-09',
        'item1.X-ABLabel:_$!<Anniversary>!$_',
        'BDAY;X-APPLE-OMIT-YEAR=1604:1604-02-29',
        'item2.X-ABDATE:1985',
        'item2.X-ABLabel:birthday',
      ],
    ],
    [
      'has dates with unknown parts truncated, and others as a text',
      {
        importantDates: [
          { ...date, label: 'a', year: 1985, month: 4 },
          { ...date, label: 'b', month: 4 },
          { ...date, label: 'c', day: 12 },
          { ...date, label: 'd', text: 'circa 1800' },
        ],
      },
      [
        'item1.X-ABDATE:1985-04',
        'item1.X-ABLabel:a',
        'item2.X-ABDATE:--04',
        'item2.X-ABLabel:b',
        'item3.X-ABDATE:---12',
        'item3.X-ABLabel:c',
        'item4.X-ABDATE;VALUE=text:circa 1800',
        'item4.X-ABLabel:d',
      ],
    ],
  ])('%s', (_, fields, properties) => {
    expect(lines(fields)).toEqual([...NAMELESS, ...properties, ...TAIL]);
  });
});

describe('the UID of a person', () => {
  const id = '0b6b7a3e-4f0e-4d8a-9c55-0f6f6a1d1a01';

  it.each([
    [makePersonUid(id), id],
    [`kith:person:${id}`, id],
    [`URN:KITH:PERSON:${id.toUpperCase()}`, id],
    [`urn:uuid:${id}`, null],
    [`urn:kith:person:${id}0`, null],
    [`x urn:kith:person:${id}`, null],
    [id, null],
  ])('%s leads to %s', (uid, person) => {
    expect(parsePersonUid(uid)).toBe(person);
  });
});

it.each([
  ['E.164 if the key is', { key: '+4930901820', value: '030 901820' }, '+4930901820'],
  ['as written if there is no E.164', { key: '030901820', value: '030 901820' }, '030 901820'],
])('a number is exported as %s', (_, phone, number) => {
  expect(dialledNumber(phone)).toBe(number);
});
