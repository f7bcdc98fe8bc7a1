import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contactWith } from '../../contact/testing/contact-with.js';
import { compareNames } from './compare-names.js';
import { nameOf } from './person-name.js';

const word = fc.constantFrom(
  ...[
    'Ida',
    'I.',
    'Otto',
    'Berg',
    'Müller',
    'Mueller',
    'Jr',
    'Sr.',
    'III',
    'Dr.',
    'Mum',
    'van',
    'Jean-Luc',
    'Rojas,',
    'B',
  ],
  ...['山田', '花子', 'はなこ', 'Иван', 'मीरा', 'محمد', '🌸', "O'Neil", '-', ''],
);
const text = fc.oneof(
  fc.array(word, { maxLength: 4 }).map((words) => words.join(' ')),
  fc.string({ unit: 'binary', maxLength: 12 }),
  fc.array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 8 }).map((units) => String.fromCharCode(...units)),
);
const optionalText = fc.option(text);
const contact = fc.record({
  displayName: optionalText,
  firstName: optionalText,
  middleName: optionalText,
  lastName: optionalText,
  suffix: optionalText,
  nickname: optionalText,
  phoneticFirstName: optionalText,
  phoneticLastName: optionalText,
});
const name = contact.map((fields) => nameOf(contactWith(fields)));

describe('names', () => {
  it('compare the same both ways', () => {
    fc.assert(
      fc.property(name, name, (a, b) => {
        expect(compareNames(a, b)).toBe(compareNames(b, a));
      }),
      { numRuns: 3000 },
    );
  });

  it('are exact with themselves, or unknown', () => {
    fc.assert(
      fc.property(name, (a) => {
        const isKnown = [...a.given, ...a.middle, ...a.family].length > 0;
        expect(compareNames(a, a)).toBe(isKnown ? 'exact' : 'unknown');
      }),
      { numRuns: 2000 },
    );
  });

  it('survive being stored as JSON', () => {
    fc.assert(
      fc.property(name, (a) => {
        expect(JSON.parse(JSON.stringify(a))).toEqual(a);
      }),
    );
  });

  it('do not conflict with themselves less a word after the first', () => {
    const names = fc.uniqueArray(fc.constantFrom('Ida', 'Berg', 'Maria', 'Rojas', 'Otto'), {
      minLength: 2,
      maxLength: 5,
    });
    fc.assert(
      fc.property(names, fc.nat(), (words, at) => {
        const read = (all: readonly string[]) => nameOf(contactWith({ displayName: all.join(' ') }));
        const less = words.toSpliced(1 + (at % (words.length - 1)), 1);
        expect(compareNames(read(words), read(less))).toBe('compatible');
      }),
    );
  });
});
