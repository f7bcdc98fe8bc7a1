import { hash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { Contact } from '#contracts';
import { canonicalContact } from '../canonical-contact.js';
import { contactWith } from '../testing/contact-with.js';
import { normaliseVcardContact } from './vcard.js';

/** The contact of a card with these lines. */
function read(lines: readonly string[], options: { groups?: string[]; region?: string | null } = {}): Contact {
  const vcard = ['BEGIN:VCARD', ...lines, 'END:VCARD', ''].join('\r\n');
  return normaliseVcardContact({ vcard, groups: options.groups ?? [] }, { region: options.region ?? null });
}

const email = (value: string, label: string | null = null, primary = false) => {
  return { value, normalized: value.toLowerCase(), label, primary };
};
const phone = (value: string, e164: string | null, label: string | null = null, primary = false) => {
  return { value, e164, label, primary };
};
const NO_ADDRESS = {
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
const NO_DATE = { year: null, month: null, day: null, text: null };
const ANNIVERSARY = { label: 'anniversary', year: 2001, month: 6, day: 9, text: null };

type Case = readonly [rule: string, lines: readonly string[], fields: Partial<Contact>];

const names: readonly Case[] = [
  ['FN', ['FN:Ida Berg'], { displayName: 'Ida Berg' }],
  [
    'the parts of N, several of one part together',
    ['N:Berg;Ida;Maria,Luisa;Dr.;jr.,M.Sc.'],
    { lastName: 'Berg', firstName: 'Ida', middleName: 'Maria Luisa', prefix: 'Dr.', suffix: 'jr., M.Sc.' },
  ],
  ['one part of N alone', ['N:Berg'], { lastName: 'Berg' }],
  [
    'escaped separators in N as text',
    ['N:Berg\\; Tal;Ida\\, Ada;;;'],
    { lastName: 'Berg; Tal', firstName: 'Ida, Ada' },
  ],
  ['an escaped backslash before a separator', ['N:Berg\\\\;Ida;;;'], { lastName: 'Berg\\', firstName: 'Ida' }],
  [
    'the first nickname, and the others as details',
    ['NICKNAME:Idchen,I\\,da', 'NICKNAME:Bee'],
    {
      nickname: 'Idchen',
      details: [
        { kind: 'otherNickname', label: null, value: 'I,da' },
        { kind: 'otherNickname', label: null, value: 'Bee' },
      ],
    },
  ],
  [
    'phonetic names',
    ['X-PHONETIC-FIRST-NAME:Eeda', 'X-PHONETIC-LAST-NAME:Bairk'],
    { phoneticFirstName: 'Eeda', phoneticLastName: 'Bairk' },
  ],
];

const reach: readonly Case[] = [
  [
    'e-mails, the preferred one first',
    [
      'EMAIL;TYPE=INTERNET;TYPE=HOME:ida@example.org',
      'EMAIL;TYPE=WORK,pref:Ida@Work.example',
      'EMAIL:mailto:i@example.org',
    ],
    { emails: [email('Ida@Work.example', 'work', true), email('ida@example.org', 'home'), email('i@example.org')] },
  ],
  [
    'the smallest PREF as the preferred one',
    ['EMAIL;PREF=2:b@example.org', 'EMAIL:c@example.org', 'EMAIL;PREF=1:a@example.org'],
    { emails: [email('a@example.org', null, true), email('b@example.org'), email('c@example.org')] },
  ],
  [
    'nameless types of vCard 2.1',
    ['TEL;HOME;VOICE;PREF:+49 30 901820', 'TEL;WORK;FAX:+49 30 901821', 'TEL;CELL:+49 171 1234567'],
    {
      phones: [
        phone('+49 30 901820', '+4930901820', 'home', true),
        phone('+49 30 901821', '+4930901821', 'workFax'),
        phone('+49 171 1234567', '+491711234567', 'mobile'),
      ],
    },
  ],
  [
    'tel: URIs with an extension, in quotes and not',
    ['TEL;VALUE=uri;TYPE="work,voice";PREF=1:tel:+1-418-656-9254;ext=102', 'TEL;TYPE=work:tel:+1-418-656-9254\\;ext=7'],
    {
      phones: [
        phone('+1-418-656-9254;ext=102', '+14186569254;ext=102', 'work', true),
        phone('+1-418-656-9254;ext=7', '+14186569254;ext=7', 'work'),
      ],
    },
  ],
  ['a number without a country code as written', ['TEL:901820'], { phones: [phone('901820', null)] }],
  [
    'labels of groups, those of Apple and own ones',
    [
      'item1.TEL:+49 30 901820',
      'item1.X-ABLabel:_$!<AssistantPhone>!$_',
      'ITEM2.EMAIL;type=INTERNET:i@example.org',
      'ITEM2.X-ABLABEL:Verein\\, alt',
      'item3.URL:http\\://berg.example',
      'item3.X-ABLabel:_$!<HomePage>!$_',
    ],
    {
      phones: [phone('+49 30 901820', '+4930901820', 'assistantPhone')],
      emails: [email('i@example.org', 'Verein, alt')],
      urls: [{ value: 'http://berg.example', label: 'homePage' }],
    },
  ],
  [
    'chat and social accounts in every notation',
    [
      'IMPP;X-SERVICE-TYPE=Skype;TYPE=HOME:skype:ida.berg',
      'IMPP:xmpp:ida@chat.example',
      'IMPP;X-SERVICE-TYPE=Signal:x-apple:%2B49171',
      'IMPP:aim:goim?screenname=idab',
      'X-SOCIALPROFILE;type=twitter;x-user=ida:http://twitter.com/ida',
      'X-SOCIALPROFILE;type=mastodon:https://social.example/@ida',
      'SOCIALPROFILE;SERVICE-TYPE=Matrix;USERNAME="@ida:example.org":https://matrix.to/x',
      'X-ICQ:123',
      'X-SKYPE:IDA.berg',
    ],
    {
      handles: [
        { service: 'skype', value: 'ida.berg', label: 'home' },
        { service: 'jabber', value: 'ida@chat.example', label: null },
        { service: 'signal', value: '+49171', label: null },
        { service: 'aim', value: 'idab', label: null },
        { service: 'twitter', value: 'ida', label: null },
        { service: 'mastodon', value: 'https://social.example/@ida', label: null },
        { service: 'matrix', value: '@ida:example.org', label: null },
        { service: 'icq', value: '123', label: null },
      ],
    },
  ],
];

const places: readonly Case[] = [
  [
    'all parts of an address',
    ['ADR;TYPE=HOME,pref:PF 1;Apt 2;Weg 3\\nHof;Berlin;BE;10115;Deutschland'],
    {
      addresses: [
        {
          ...NO_ADDRESS,
          label: 'home',
          primary: true,
          poBox: 'PF 1',
          extended: 'Apt 2',
          street: 'Weg 3\nHof',
          city: 'Berlin',
          region: 'BE',
          postalCode: '10115',
          country: 'Deutschland',
        },
      ],
    },
  ],
  [
    'the formatted text of the same group, types or line',
    [
      'item1.ADR;TYPE=HOME:;;A;;;;',
      'item1.LABEL:Group',
      'ADR;TYPE=WORK:;;B;;;;',
      'LABEL;TYPE=WORK:Types',
      'ADR;LABEL="Line\\n2":;;C;;;;',
      'LABEL:Alone',
    ],
    {
      addresses: [
        { ...NO_ADDRESS, label: 'home', street: 'A', formatted: 'Group' },
        { ...NO_ADDRESS, label: 'work', street: 'B', formatted: 'Types' },
        { ...NO_ADDRESS, street: 'C', formatted: 'Line\n2' },
        { ...NO_ADDRESS, formatted: 'Alone' },
      ],
    },
  ],
  [
    'the country code of Apple and of RFC 8605',
    ['item1.ADR:;;A;;;;', 'item1.X-ABADR:de', 'ADR;CC=AT:;;B;;;;'],
    {
      addresses: [
        { ...NO_ADDRESS, street: 'A', countryCode: 'DE' },
        { ...NO_ADDRESS, street: 'B', countryCode: 'AT' },
      ],
    },
  ],
  [
    'organizations with their units and titles',
    ['ORG:Nord\\; Söhne;Labor;Raum 1', 'TITLE:Chefin'],
    { organizations: [{ name: 'Nord; Söhne', department: 'Labor, Raum 1', title: 'Chefin', primary: false }] },
  ],
  [
    'titles by group, and a role where there is no title',
    ['item1.ORG:A', 'item2.ORG;PREF=1:B', 'item1.TITLE:at A', 'item2.TITLE:at B'],
    {
      organizations: [
        { name: 'B', department: null, title: 'at B', primary: true },
        { name: 'A', department: null, title: 'at A', primary: false },
      ],
    },
  ],
];

const dates: readonly Case[] = [
  ['a birthday', ['BDAY:1980-05-03'], { dates: [{ ...NO_DATE, label: 'birthday', year: 1980, month: 5, day: 3 }] }],
  [
    'a birthday with a time',
    ['BDAY:19800503T101500Z'],
    { dates: [{ ...NO_DATE, label: 'birthday', year: 1980, month: 5, day: 3 }] },
  ],
  ['no year as "--"', ['BDAY:--0229'], { dates: [{ ...NO_DATE, label: 'birthday', month: 2, day: 29 }] }],
  [
    'no year as Apple writes it',
    ['BDAY;value=date;X-APPLE-OMIT-YEAR=1604:1604-02-29'],
    { dates: [{ ...NO_DATE, label: 'birthday', month: 2, day: 29 }] },
  ],
  [
    "no year as Apple's year without its parameter",
    ['BDAY:1604-02-29'],
    { dates: [{ ...NO_DATE, label: 'birthday', month: 2, day: 29 }] },
  ],
  ['a year and a month', ['BDAY:1980-05'], { dates: [{ ...NO_DATE, label: 'birthday', year: 1980, month: 5 }] }],
  ['a year alone', ['BDAY:1980'], { dates: [{ ...NO_DATE, label: 'birthday', year: 1980 }] }],
  ['a day alone', ['BDAY:---03'], { dates: [{ ...NO_DATE, label: 'birthday', day: 3 }] }],
  [
    'a text that is no date',
    ['BDAY;VALUE=text:circa 1800'],
    { dates: [{ ...NO_DATE, label: 'birthday', text: 'circa 1800' }] },
  ],
  [
    'a day that does not exist as a text',
    ['BDAY:1981-02-29'],
    { dates: [{ ...NO_DATE, label: 'birthday', text: '1981-02-29' }] },
  ],
  [
    'an anniversary in several spellings, once',
    [
      'ANNIVERSARY:20010609',
      'X-ANNIVERSARY:2001-06-09',
      'item1.X-ABDATE:2001-06-09',
      'item1.X-ABLabel:_$!<Anniversary>!$_',
    ],
    { dates: [ANNIVERSARY] },
  ],
  [
    'dates with labels of their own',
    ['item1.X-ABDATE;type=pref:2001-06-09', 'item1.X-ABLabel:First climb', 'X-ABDATE:2002-01-01', 'DEATHDATE:2020'],
    {
      dates: [
        { ...NO_DATE, label: 'death', year: 2020 },
        { ...ANNIVERSARY, label: 'First climb' },
        { ...NO_DATE, label: 'other', year: 2002, month: 1, day: 1 },
      ],
    },
  ],
];

const profile: readonly Case[] = [
  [
    'the address of a picture',
    ['PHOTO;VALUE=uri:https://berg.example/ida.jpg', 'PHOTO;PREF=1:http://berg.example/best.jpg'],
    {
      photos: [
        { url: 'http://berg.example/best.jpg', primary: true },
        { url: 'https://berg.example/ida.jpg', primary: false },
      ],
    },
  ],
  [
    'a picture in the card by its content, whatever its notation',
    [
      `PHOTO;ENCODING=BASE64;TYPE=GIF:${btoa('GIF89a')}`,
      `PHOTO;ENCODING=b:${btoa('GIF89a')}`,
      `PHOTO:data:image/gif\\;base64\\,${btoa('GIF89a')}`,
    ],
    { photos: [{ url: `urn:kith:picture:${hash('sha256', 'GIF89a')}`, primary: false }] },
  ],
  [
    'a note of an embedded picture, in base64 lines without indent',
    ['PHOTO;ENCODING=BASE64;JPEG:AAAA', 'BBBB', 'CC==', '', 'FN:Ida'],
    { displayName: 'Ida', custom: [{ key: 'photo', value: 'image/jpeg, 7 bytes, in the card' }] },
  ],
  [
    'a picture as a data URI, escaped or not',
    ['PHOTO:data:image/png;base64,AAAA', 'PHOTO:data:image/gif\\;base64\\,AAAABBBB'],
    {
      custom: [
        { key: 'photo', value: 'image/png, 3 bytes, in the card' },
        { key: 'photo', value: 'image/gif, 6 bytes, in the card' },
      ],
    },
  ],
  [
    'notes, each once',
    ['NOTE:One\\, two\\nthree: \\"x\\"', 'NOTE:Four', 'NOTE:Four'],
    { notes: 'One, two\nthree: "x"', details: [{ kind: 'otherNote', label: null, value: 'Four' }] },
  ],
  [
    'details for relations and properties without a field',
    [
      'item1.X-ABRELATEDNAMES:Jo',
      'item1.X-ABLabel:_$!<Spouse>!$_',
      'RELATED;TYPE=friend:Al',
      'RELATED:Bo',
      'X-MANAGER:Cy',
      'GEO:1.5;2.5',
      'LANG:fr',
    ],
    {
      details: [
        { kind: 'relation', label: 'friend', value: 'Al' },
        { kind: 'relation', label: null, value: 'Bo' },
        { kind: 'relation', label: 'spouse', value: 'Jo' },
        { kind: 'relation', label: 'manager', value: 'Cy' },
        { kind: 'position', label: null, value: 'geo:1.5,2.5' },
        { kind: 'language', label: null, value: 'fr' },
      ],
    },
  ],
  ['categories', ['CATEGORIES:Work,A\\,B', 'CATEGORIES:Work'], { groups: ['category:A,B', 'category:Work'] }],
];

const writing: readonly Case[] = [
  ['lines folded in the middle of a word', ['NOTE:fold', ' ed', '\t  twice'], { notes: 'folded  twice' }],
  [
    'quoted-printable with soft line breaks and an escape',
    ['NOTE;ENCODING=QUOTED-PRINTABLE;CHARSET=UTF-8:=C3=84rztin=', '=0Ain der =', 'N=C3=A4he'],
    { notes: 'Ärztin\nin der Nähe' },
  ],
  [
    'other charsets',
    ['FN;CHARSET=ISO-8859-1;QUOTED-PRINTABLE:J=F6rg', 'NICKNAME;CHARSET=made-up;QUOTED-PRINTABLE:=41'],
    { displayName: 'Jörg', nickname: 'A' },
  ],
  [
    'a soft line break with nothing after it',
    ['ORG;QUOTED-PRINTABLE:Nord=', '', 'FN:Ida'],
    { displayName: 'Ida', organizations: [{ name: 'Nord', department: null, title: null, primary: false }] },
  ],
  [
    'parameters with colons, semicolons, and signs',
    ['ADR;LABEL="a:b;c^nd^^^\'";TYPE=home:;;A;;;;'],
    { addresses: [{ ...NO_ADDRESS, label: 'home', street: 'A', formatted: 'a:b;c\nd^"' }] },
  ],
  [
    'a quote that is never closed as part of the value',
    ['EMAIL;TYPE="home:a@example.org'],
    { emails: [email('a@example.org', 'home')] },
  ],
  [
    'no value for lines that are no property',
    ['garbage', 'FN:Ida', '=', ';:;', 'no colon;here', ':'],
    { displayName: 'Ida' },
  ],
  [
    'no value for empty properties',
    [
      'FN:Ida',
      'N:;;;;',
      'EMAIL:',
      'TEL:tel:',
      'ADR:;;;;;;',
      'ORG:;',
      'TITLE:',
      'BDAY:',
      'URL:',
      'IMPP:',
      'PHOTO:',
      'NOTE:',
      'CATEGORIES:,',
      'RELATED:',
    ],
    { displayName: 'Ida' },
  ],
  ['no characters that Postgres cannot store', ['FN:I\u0000da\ud800'], { displayName: 'Ida\ufffd' }],
  [
    'names of properties in any case',
    ['fn:Ida', 'Email;Type=Home:i@example.org'],
    { displayName: 'Ida', emails: [email('i@example.org', 'home')] },
  ],
  [
    'no values of the card of an agent',
    ['FN:Ida', 'AGENT:', 'BEGIN:VCARD', 'FN:Bo', 'TEL:1', 'END:VCARD', 'NOTE:x'],
    { displayName: 'Ida', notes: 'x' },
  ],
];

describe('a contact that was read from a vCard', () => {
  it.each([...names, ...reach, ...places, ...dates, ...profile, ...writing])('has %s', (_, lines, fields) => {
    expect(canonicalContact(read(lines))).toEqual(canonicalContact(contactWith(fields)));
  });

  it('ends with its END, also after quoted-printable that is cut off', () => {
    const vcard = 'BEGIN:VCARD\nFN:Ida\nNOTE;QUOTED-PRINTABLE:cut=\nEND:VCARD\nBEGIN:VCARD\nTEL:1\nEND:VCARD\n';
    expect(normaliseVcardContact({ vcard, groups: [] }, { region: null })).toEqual(
      contactWith({ displayName: 'Ida', notes: 'cut' }),
    );
  });

  it('has its numbers in the region of the account', () => {
    expect(read(['TEL:030 901820'], { region: 'DE' }).phones).toEqual([phone('030 901820', '+4930901820')]);
  });

  it('has its categories and the group cards with it as a member', () => {
    expect(read(['CATEGORIES:B'], { groups: ['uid-2', 'uid-1'] }).groups).toEqual(['category:B', 'uid-1', 'uid-2']);
  });

  it.each(['\r\n', '\n', '\r'])('may have lines that end with %j, a byte order mark and no END', (end) => {
    const vcard = ['\uFEFFBEGIN:VCARD', 'VERSION:4.0', 'FN:Ida', 'TEL:1'].join(end);
    expect(normaliseVcardContact({ vcard, groups: [] }, { region: null }).displayName).toBe('Ida');
  });

  it.each([
    ['', 'NOT_A_VCARD'],
    ['BEGIN:VCARD\nEND:VCARD', 'NOT_A_VCARD'],
    ['FN:Ida', 'NOT_A_VCARD'],
    ['BEGIN:VCALENDAR\nSUMMARY:x\nEND:VCALENDAR', 'NOT_A_VCARD'],
    [7, 'NOT_A_VCARD'],
  ])('is refused for %j', (vcard, code) => {
    const read = () => normaliseVcardContact({ vcard, groups: [] }, { region: null });
    expect(read).toThrow(expect.objectContaining({ name: 'NormaliseError', code }));
  });

  it('is refused for a payload that is not an object', () => {
    const read = () => normaliseVcardContact('BEGIN:VCARD', { region: null });
    expect(read).toThrow(expect.objectContaining({ name: 'NormaliseError', code: 'PAYLOAD_NOT_AN_OBJECT' }));
  });
});
