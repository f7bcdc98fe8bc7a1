import { afterEach, expect, it, vi } from 'vitest';
import type { Contact } from '#contracts';
import { contactWith } from '../../contact/testing/contact-with.js';
import { featuresOf } from '../features/index.js';
import * as words from '../names/word-similarity.js';
import { emails, phones } from '../testing/candidates.js';
import { compareFeatures } from './compare.js';
import { MODEL } from './model.js';

const ADDRESS: Contact['addresses'][number] = {
  ...{ label: null, primary: false, street: null, extended: null, poBox: null, city: null, region: null },
  ...{ postalCode: null, country: null, countryCode: null, formatted: null },
};
const many = <Value>(count: number, make: (i: number) => Value): Value[] =>
  Array.from({ length: count }, (_, i) => make(i));

/** Values that differ from those of another seed by one letter, so that no comparison can give up early. */
const hostileContact = (size: number, seed: string): Contact =>
  contactWith({
    displayName: many(size, (i) => `Ida${seed}${i}`).join(' '),
    emails: emails(...many(size, (i) => `${seed}mailbox${String(i).padStart(6, '0')}@x.example`)),
    phones: phones(...many(size, (i) => `+43664${seed.charCodeAt(0)}${String(i).padStart(6, '0')}`)),
    dates: many(size, (i) => ({ label: 'birthday', year: 1900 + (i % 100), month: (i % 12) + 1, day: 2, text: null })),
    addresses: many(size, (i) => ({
      ...ADDRESS,
      street: `${seed}street ${many(size, () => 'lane').join(' ')}`,
      city: `${seed}${i}`,
    })),
    organizations: many(size, (i) => ({ name: `${seed} works ${i}`, title: null, department: null, primary: false })),
  });

// Only counted: the functions are the real ones.
vi.mock('../names/word-similarity.js', { spy: true });
afterEach(() => vi.clearAllMocks());

/** How often two words are compared letter by letter. */
function wordsCompared(size: number): number {
  const [one, other] = [featuresOf(hostileContact(size, 'a')), featuresOf(hostileContact(size, 'b'))];
  vi.clearAllMocks();
  compareFeatures(one, other, { model: MODEL, shared: new Set() });
  return vi.mocked(words.editDistance).mock.calls.length + vi.mocked(words.isSlip).mock.calls.length;
}

it('the cost of comparing two contacts does not grow with what somebody wrote into them', () => {
  const ordinary = wordsCompared(3);
  expect(ordinary).toBeGreaterThan(0);
  expect(wordsCompared(3_000)).toBe(wordsCompared(300));
});

it('equal identifiers are found among all that are compared, however many there are', () => {
  const own = many(60, (i) => `own${i}@x.example`);
  const [one, other] = [own, [...many(50, (i) => `aaa${i}@y.example`), 'own59@x.example']].map((addresses) =>
    featuresOf(contactWith({ emails: emails(...addresses) })),
  );
  if (!one || !other) throw new Error('Two contacts are compared.');
  const { evidence } = compareFeatures(one, other, { model: MODEL, shared: new Set() });
  expect(evidence).toEqual([
    { family: 'email', a: 'own59@x.example', b: 'own59@x.example', level: 'exact', weight: 16 },
  ]);
});
