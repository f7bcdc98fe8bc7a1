import fc from 'fast-check';
import { expect, it } from 'vitest';
import { NormaliseError } from '../normalise-error.js';
import { normaliseVcardContact } from '../vcard.js';
import { normaliseVcardGroup } from './groups.js';
import { leanVcard } from './lean-vcard.js';
import { summariseVcard } from './summary.js';

const name = fc.constantFrom(
  ...'FN N TEL EMAIL ADR ORG BDAY PHOTO NOTE X-ABLabel item1.TEL CATEGORIES IMPP X-SOCIALPROFILE KIND MEMBER LABEL BEGIN END AGENT __proto__ constructor'.split(
    ' ',
  ),
);
const param = fc.constantFrom(
  '',
  ';HOME',
  ';TYPE="a,b',
  ';QUOTED-PRINTABLE',
  ';ENCODING=b',
  ';CHARSET=x',
  ';PREF=1',
  ';=',
  ';"',
  ';VALUE=uri',
  ';__proto__=1',
);
const line = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.tuple(name, param, fc.string({ unit: 'binary' })).map(([name, param, value]) => `${name}${param}:${value}`),
  fc.constantFrom('BEGIN:VCARD', 'END:VCARD', ' folded', '=', '\\', '\\;\\,\\\\n'),
);
const card = fc.array(line, { maxLength: 20 }).map((lines) => ['BEGIN:VCARD', ...lines].join('\n'));

/** Runs it and fails on any error but NormaliseError, which makes a dead letter. */
function orRefused(read: () => unknown): void {
  try {
    read();
  } catch (error) {
    expect(error).toBeInstanceOf(NormaliseError);
  }
}

it('any text is read or refused with NormaliseError', () => {
  fc.assert(
    fc.property(fc.oneof(card, fc.string({ unit: 'binary' })), (vcard) => {
      orRefused(() => normaliseVcardContact({ vcard, groups: [] }, { region: 'DE' }));
      orRefused(() => normaliseVcardGroup({ vcard }));
      orRefused(() => summariseVcard(vcard));
      expect(leanVcard(vcard)).toBe(vcard);
    }),
    { numRuns: 1_000 },
  );
});

const mega = 1 << 20;

it.each([
  ['a picture of five', `PHOTO;ENCODING=b;TYPE=JPEG:${'A'.repeat(5 * mega)}`],
  ['a picture on many lines', `PHOTO;ENCODING=b;TYPE=JPEG:\r\n${`${' A'.repeat(37)}\r\n`.repeat(mega / 76)}`],
  ['a note', `NOTE:${'a\\,b\\\\;'.repeat(mega / 8)}`],
  ['a note in quoted-printable', `NOTE;QUOTED-PRINTABLE:${'=C3=91=\r\n'.repeat(mega / 9)}`],
  ['a name of many parts', `N:${';,'.repeat(mega / 2)}`],
  ['categories', `CATEGORIES:${'a,'.repeat(mega / 2)}`],
  ['parameters', `TEL${';TYPE=a'.repeat(mega / 7)}:1`],
  ['a parameter of many values', `TEL;TYPE=${'a,'.repeat(mega / 2)}:1`],
  ['a line that is no property', 'a'.repeat(mega)],
  ['an open quote', `TEL;TYPE="${'a;:'.repeat(mega / 3)}`],
  ['empty lines', '\r\n'.repeat(mega / 2)],
  ['groups', Array.from({ length: mega / 40 }, (_, i) => `i${i}.TEL:${i}\r\ni${i}.X-ABLabel:l${i}\r\n`).join('')],
  ['addresses', Array.from({ length: mega / 40 }, (_, i) => `ADR:;;Street ${i}\r\nLABEL:Street ${i}\r\n`).join('')],
  ['organizations', Array.from({ length: mega / 40 }, (_, i) => `ORG:O${i}\r\nTITLE:T${i}\r\n`).join('')],
  ['colons', ':'.repeat(mega)],
  ['a social profile', `X-SOCIALPROFILE:${'x-apple:'.repeat(mega / 8)}`],
  ['a data URI', `PHOTO:data:${';'.repeat(mega)}`],
])('a card of a megabyte with %s is read', (_, lines) => {
  const vcard = `BEGIN:VCARD\r\nFN:Ida\r\n${lines}\r\nEND:VCARD\r\n`;
  expect(normaliseVcardContact({ vcard, groups: [] }, { region: null }).displayName).toBe('Ida');
  expect(summariseVcard(vcard).name).toBe('Ida');
});

const embedded = (head: string, base64: string) =>
  `${head}:\r\n${base64.replace(/.{1,74}/g, (line) => ` ${line}\r\n`)}`;
const read = (vcard: string) => normaliseVcardContact({ vcard, groups: [] }, { region: null });

it('a long card loses only its long sounds and what follows its first long picture', () => {
  const png = `iVBORw0KGgoA${'A'.repeat(370_000)}`;
  const photo = embedded('PHOTO;ENCODING=b;TYPE=PNG', png);
  const sound = embedded('SOUND;ENCODING=b', 'A'.repeat(370_000));
  const small = 'LOGO;ENCODING=b:AAAA\r\n';
  const card = `BEGIN:VCARD\r\nFN:Ida\r\n${photo}${sound}${photo}${small}NOTE:${'x'.repeat(100_000)}\r\nEND:VCARD\r\n`;
  const lean = leanVcard(card);
  const rest = card.slice(card.indexOf(sound));
  const leanRest = rest
    .replace(sound, 'SOUND;ENCODING=b;X-KITH-LEFT-OUT=370000:\r\n')
    .replace(photo, 'PHOTO;ENCODING=b;TYPE=PNG;X-KITH-LEFT-OUT=370012:\r\n');
  expect(lean === card.replace(rest, leanRest)).toBe(true);
  expect(read(lean).photos).toEqual(read(card).photos);
});

it('a picture of more than two megabytes is left out, and is only described', () => {
  const photo = embedded('PHOTO;ENCODING=b;TYPE=PNG', `iVBORw0KGgoA${'A'.repeat(2_800_000)}`);
  const lean = leanVcard(`BEGIN:VCARD\r\nFN:Ida\r\n${photo}END:VCARD\r\n`);
  expect(lean).toBe('BEGIN:VCARD\r\nFN:Ida\r\nPHOTO;ENCODING=b;TYPE=PNG;X-KITH-LEFT-OUT=2800012:\r\nEND:VCARD\r\n');
  const { photos, custom } = read(lean);
  expect({ photos, custom }).toEqual({
    photos: [],
    custom: [{ key: 'photo', value: 'image/png, 2100009 bytes, in the card' }],
  });
});
