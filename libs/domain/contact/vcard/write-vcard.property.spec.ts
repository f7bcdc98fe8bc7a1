import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Contact } from '#contracts';
import { canonicalContact } from '../canonical-contact.js';
import { foldCard } from '../card/fold-card.js';
import { normaliseGoogleContact } from '../normalise/google.js';
import { normaliseVcardContact } from '../normalise/vcard.js';
import { pictureOf } from '../pictures/picture.js';
import { makePicturePath, makePictureUrn } from '../pictures/picture-ref.js';
import { sourceWith } from '../testing/contact-with.js';
import { dialledNumber } from './exported-person.js';
import { writeVcard } from './write-vcard.js';

const text = fc.oneof(
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 120 }),
  fc.constantFrom(
    'a;b',
    'a,b',
    'a\\',
    '\\n',
    'a\nb',
    'say "no"',
    'ünïcödé 王小明 👩‍👩‍👧',
    '\\;',
    ':',
    '^n',
    'x'.repeat(200),
  ),
);
const label = fc.option(fc.oneof(fc.constantFrom('home', 'work', 'mobile', 'homeFax', 'Home', 'main', 'other'), text), {
  nil: undefined,
});
const maybe = fc.option(text, { nil: undefined });
const phone = fc.oneof(fc.constantFrom('+49 30 901820', '030 901820', '+1 418 656 9254 ext. 102', '110'), text);
const date = fc.record({
  year: fc.option(fc.integer({ min: 1, max: 9999 }), { nil: undefined }),
  month: fc.integer({ min: 1, max: 12 }),
  day: fc.option(fc.integer({ min: 1, max: 31 }), { nil: undefined }),
});
const list = <T>(item: fc.Arbitrary<T>) => fc.array(item, { maxLength: 3 });

const PNG = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
const HASH = pictureOf(PNG)?.hash ?? '';
const EMBEDDED = { url: makePictureUrn(HASH), primary: false };
const pictures = [{ path: makePicturePath(HASH), mediaType: 'image/png', base64: PNG }];

/** Contacts of a Google person with arbitrary fields. */
const contact = fc
  .record({
    names: list(
      fc.record({
        displayName: maybe,
        givenName: maybe,
        middleName: maybe,
        familyName: maybe,
        honorificPrefix: maybe,
        honorificSuffix: maybe,
        phoneticGivenName: maybe,
        phoneticMiddleName: maybe,
        phoneticFamilyName: maybe,
      }),
    ),
    nicknames: list(
      fc.record({ value: text, type: fc.constantFrom(undefined, 'MAIDEN_NAME', 'INITIALS', 'SHORT_NAME') }),
    ),
    relations: list(fc.record({ person: text, type: label })),
    sipAddresses: list(fc.record({ value: text, type: label })),
    occupations: list(fc.record({ value: text })),
    externalIds: list(fc.record({ value: text, type: label })),
    locations: list(fc.record({ value: text, type: label })),
    genders: list(fc.record({ value: text, addressMeAs: maybe })),
    interests: list(fc.record({ value: text })),
    skills: list(fc.record({ value: text })),
    locales: list(fc.record({ value: text })),
    userDefined: list(fc.record({ key: text, value: text })),
    emailAddresses: list(fc.record({ value: text, type: label })),
    phoneNumbers: list(fc.record({ value: phone, type: label })),
    addresses: list(
      fc.record({
        type: label,
        streetAddress: maybe,
        extendedAddress: maybe,
        poBox: maybe,
        city: maybe,
        region: maybe,
        postalCode: maybe,
        country: maybe,
        countryCode: fc.constantFrom(undefined, 'DE', 'AT'),
        formattedValue: maybe,
      }),
    ),
    organizations: list(fc.record({ name: maybe, title: maybe, department: maybe, phoneticName: maybe })),
    birthdays: list(fc.record({ date })),
    events: list(fc.record({ type: label, date })),
    urls: list(fc.record({ value: fc.oneof(fc.webUrl(), text), type: label })),
    imClients: list(fc.record({ protocol: text, username: text })),
    photos: list(fc.record({ url: fc.webUrl() })),
    biographies: list(fc.record({ value: text })),
  })
  .map((person) => normaliseGoogleContact(person, { region: 'DE' }))
  .map((read) => ({ ...read, details: [...read.details, { kind: 'position', label: null, value: 'geo:1.5,-2.5' }] }))
  .map(canonicalContact)
  .chain((read) =>
    fc.constantFrom(
      read,
      { ...read, photos: [EMBEDDED, ...read.photos] },
      { ...read, photos: [...read.photos, EMBEDDED] },
    ),
  );

function readBack(source: Contact): { card: ReturnType<typeof foldCard>; read: Contact; vcard: string } {
  const card = foldCard('person', [sourceWith('a', source)]);
  const vcard = writeVcard({ ...card, pictures, labels: [] });
  return { card, vcard, read: canonicalContact(normaliseVcardContact({ vcard, groups: [] }, { region: null })) };
}

/** A card without its provenance. */
function contentOf(card: ReturnType<typeof foldCard>) {
  const { identityIds: _____, fieldSources: _, createdAt: __, updatedAt: ___, revision: ____, ...rest } = card;
  const withoutSources = ({ identityIds: _, ...value }: { readonly identityIds: readonly string[] }) => value;
  const dates = card.importantDates.map(withoutSources).map((one) => JSON.stringify(one));
  return {
    ...rest,
    contactInfo: card.contactInfo.map(withoutSources),
    addresses: card.addresses.map(withoutSources),
    importantDates: dates.sort(),
    organizations: card.organizations.map(withoutSources),
    details: card.details.map(withoutSources),
  };
}

it('a card that is written and read back has equal content, with numbers as E.164', () => {
  fc.assert(
    fc.property(contact, (source) => {
      const { card, read } = readBack(source);
      const dialled = card.contactInfo.map((info) =>
        info.type === 'phone' ? { ...info, value: dialledNumber(info) } : info,
      );
      expect(contentOf(foldCard('person', [sourceWith('b', read)]))).toEqual(
        contentOf({ ...card, contactInfo: dialled }),
      );
    }),
    { numRuns: 250 },
  );
});

it('a card that is written, read and written again is the same text', () => {
  fc.assert(
    fc.property(contact, (source) => {
      const { vcard, read } = readBack(source);
      const again = foldCard('person', [sourceWith('b', read)]);
      expect(writeVcard({ ...again, pictures, labels: [] })).toBe(vcard);
    }),
    { numRuns: 250 },
  );
});

it('a person that is linked to its own exported card keeps its card', () => {
  fc.assert(
    fc.property(contact, (source) => {
      const { card, read } = readBack(source);
      const later = sourceWith('b', read, { firstObservedAt: 5000 });
      expect(contentOf(foldCard('person', [sourceWith('a', source), later]))).toEqual(contentOf(card));
    }),
    { numRuns: 250 },
  );
});

it('every line of a card has at most 75 octets and ends with CRLF', () => {
  fc.assert(
    fc.property(contact, (source) => {
      const card = foldCard('person', [sourceWith('a', source)]);
      const lines = writeVcard({ ...card, pictures, labels: ['x'.repeat(90)] }).split('\r\n');
      expect(lines.pop()).toBe('');
      expect(lines.filter((line) => Buffer.byteLength(line) > 75 || /[\r\n]/.test(line))).toEqual([]);
    }),
  );
});
