import { describe, expect, it } from 'vitest';
import { Vcard } from '../syntax/vcard.js';
import { vcardEmails, vcardPhones, vcardUrls } from './contact-points.js';
import { vcardPhotos } from './pictures.js';
import { vcardAddresses, vcardOrganizations } from './places.js';
import { vcardCustom, vcardNotes } from './profile.js';

const card = (...lines: readonly string[]) => new Vcard(['BEGIN:VCARD', ...lines, 'END:VCARD'].join('\n'));

describe('custom fields of a vCard', () => {
  it.each([
    ['an unknown property whose name can be read', ['X-SHOE-SIZE:38'], [{ key: 'shoe size', value: '38' }]],
    ['a custom field under its type', ['X-CUSTOM;TYPE=Shirt:XL'], [{ key: 'Shirt', value: 'XL' }]],
    [
      'a custom field under its label',
      ['i.X-CUSTOM:XL', 'i.X-ABLabel:Shirt, "T"'],
      [{ key: 'Shirt, "T"', value: 'XL' }],
    ],
    ['a numbered custom field', ['X-CUSTOM1:blue'], [{ key: 'custom1', value: 'blue' }]],
    ['a field of KDE', ['X-KADDRESSBOOK-X-Department:Kiln'], [{ key: 'department', value: 'Kiln' }]],
    [
      'no field of KDE that is read otherwise',
      ['X-KADDRESSBOOK-X-SpousesName:Bo', 'X-KADDRESSBOOK-X-Anniversary:2001-02-03'],
      [],
    ],
    ['no state of programs', ['X-RADICALE-NAME:a', 'X-EVOLUTION-FILE-AS:b', 'X-MOZILLA-HTML:F', 'X-IMAGEHASH:c'], []],
    ['no value that changes by itself', ['X-LAST-MODIFIED:2020', 'X-FOO-UID:1', 'X-SYNC-REV:2'], []],
    ['no field that is read otherwise', ['X-SKYPE:ida', 'X-SPOUSE:Jo', 'X-GENDER:F', 'X-MESSAGING/SKYPE-ALL:i'], []],
    ['no bytes', ['X-THUMB;ENCODING=b:AAAA'], []],
    ['nothing for a photo with a URL', ['PHOTO:https://x.example/i.jpg'], []],
    [
      'a note of an embedded photo',
      ['PHOTO;ENCODING=b;TYPE=JPEG:AAAA'],
      [{ key: 'photo', value: 'image/jpeg, 3 bytes, in the card' }],
    ],
    [
      'a note of a photo that was left out',
      ['PHOTO;TYPE=PNG;X-KITH-LEFT-OUT=400:'],
      [{ key: 'photo', value: 'image/png, 300 bytes, in the card' }],
    ],
    [
      'a note of a photo with a media type',
      ['PHOTO;MEDIATYPE=image/webp:AAAA'],
      [{ key: 'photo', value: 'image/webp, 3 bytes, in the card' }],
    ],
    [
      'a note of a photo of unknown type',
      ['PHOTO;ENCODING=b:AAAA'],
      [{ key: 'photo', value: 'image/unknown, 3 bytes, in the card' }],
    ],
  ])('have %s', (_, lines, custom) => {
    expect(vcardCustom(card(...lines))).toEqual(custom);
  });
});

describe('notes and photos of a vCard', () => {
  it('have each note once', () => {
    expect(vcardNotes(card('NOTE:a', 'NOTE:b', 'NOTE:a', 'NOTE:'))).toEqual(['a', 'b']);
    expect(vcardNotes(card('FN:x'))).toEqual([]);
  });

  it('have each URL of a photo once, the preferred one first', () => {
    const urls = ['PHOTO:http://x.example/1', 'PHOTO;PREF=1:HTTPS://x.example/2', 'PHOTO:http://x.example/1'];
    expect(vcardPhotos(card(...urls, 'PHOTO:data:image/png;base64,AA', 'PHOTO:ftp://x'))).toEqual([
      { url: 'HTTPS://x.example/2', primary: true },
      { url: 'http://x.example/1', primary: false },
    ]);
  });
});

describe('lists of a vCard', () => {
  it('have an e-mail once per label', () => {
    const email = { value: 'Ida@x.example', normalized: 'ida@x.example', primary: false };
    expect(vcardEmails(card('EMAIL:Ida@x.example', 'EMAIL:MAILTO:Ida@x.example', 'EMAIL;HOME:Ida@x.example'))).toEqual([
      { ...email, label: null },
      { ...email, label: 'home' },
    ]);
  });

  it('have a number as written and as E.164 of the region', () => {
    expect(vcardPhones(card('TEL:tel:030 901820', 'TEL;CELL:+49 171 1234567', 'TEL: '), 'DE')).toEqual([
      { value: '030 901820', e164: '+4930901820', label: null, primary: false },
      { value: '+49 171 1234567', e164: '+491711234567', label: 'mobile', primary: false },
    ]);
  });

  it('have a URL once per label', () => {
    const urls = [
      'URL:http://x.example',
      'URL:http://x.example',
      'URL;WORK:http://x.example',
      'CALURI:http://c.example',
    ];
    expect(vcardUrls(card(...urls))).toEqual([
      { value: 'http://x.example', label: null },
      { value: 'http://x.example', label: 'work' },
      { value: 'http://c.example', label: 'calendar' },
    ]);
  });

  it('have an address once, also if only one of them is preferred', () => {
    const addresses = vcardAddresses(card('ADR:;;A;;;;', 'ADR;TYPE=pref:;;A;;;;', 'ADR:;;B, C ,;;;;'));
    expect(addresses.map(({ street, primary }) => ({ street, primary }))).toEqual([
      { street: 'A', primary: true },
      { street: 'B, C', primary: false },
    ]);
  });

  it('have a country code of two letters, and other hints of Apple as the formatted text', () => {
    const lines = ['a.ADR:;;A;;;;', 'a.X-ABADR:de', 'b.ADR:;;B;;;;', 'b.X-ABADR:Germany', 'ADR;CC=AUT:;;C;;;;'];
    expect(vcardAddresses(card(...lines)).map(({ countryCode, formatted }) => ({ countryCode, formatted }))).toEqual([
      { countryCode: 'DE', formatted: null },
      { countryCode: null, formatted: 'Germany' },
      { countryCode: null, formatted: null },
    ]);
  });

  it.each([
    ['a title next to its organization', ['ORG:A;B;C', 'TITLE:T'], [{ name: 'A', title: 'T', department: 'B, C' }]],
    ['a role if there is no title', ['ORG:A', 'ROLE:R'], [{ name: 'A', title: 'R', department: null }]],
    ['no role next to a title', ['ORG:A', 'TITLE:T', 'ROLE:R'], [{ name: 'A', title: 'T', department: null }]],
    ['a title without an organization', ['TITLE:T'], [{ name: null, title: 'T', department: null }]],
    ['a department without a name', ['ORG:;B'], [{ name: null, title: null, department: 'B' }]],
    ['no empty organization', ['ORG:;', 'TITLE:'], []],
  ])('of organizations have %s', (_, lines, organizations) => {
    expect(vcardOrganizations(card(...lines))).toEqual(organizations.map((one) => ({ ...one, primary: false })));
  });
});
