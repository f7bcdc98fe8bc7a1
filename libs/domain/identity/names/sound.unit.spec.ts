import { describe, expect, test } from 'vitest';
import { contactWith } from '../../contact/testing/contact-with.js';
import { nameOf, type PersonName } from './person-name.js';
import { hasManyReadings, isTooShortToCompare, soundDifferent } from './sound.js';

const name = (firstName: string, lastName: string | null = null): PersonName =>
  nameOf(contactWith({ firstName, lastName }));

describe('names in scripts that spell vowels sound different', () => {
  test.each<[a: PersonName, b: PersonName, isDifferent: boolean]>([
    [name('Светлана', 'Орлова'), name('Svetlana', 'Orlova'), false],
    [name('Светлана', 'Орлова'), name('Swetlana', 'Orlowa'), false],
    [name('Орлова', 'Светлана'), name('Svetlana', 'Orlova'), false],
    [name('Γιώργος', 'Παπαδόπουλος'), name('Giorgos', 'Papadopoulos'), false],
    [name('Светлана', 'Орлова'), name('Svetlana', 'Kowalska'), false],
    [name('Светлана', 'Орлова'), name('Dmitri', 'Wolf'), true],
    [name('Светлана'), name('S', 'Orlova'), false],
    [name('Светлана'), name('D', 'Orlova'), true],
    [name('Светлана', 'Орлова'), name('O.', 'Berg'), true],
  ])('if neither given name sounds like a part of the other: %o and %o: %s', (a, b, isDifferent) => {
    expect([soundDifferent(a, b), soundDifferent(b, a)]).toEqual([isDifferent, isDifferent]);
  });
});

describe('names of which one leaves vowels out sound different', () => {
  test.each<[a: PersonName, b: PersonName, isDifferent: boolean]>([
    [name('محمد', 'حداد'), name('Muhammad', 'Haddad'), false],
    [name('دוד', 'לוי'), name('David', 'Levi'), false],
    [name('משה', 'כהן'), name('Moshe', 'Cohen'), false],
    [name('כהן', 'משה'), name('Moshe', 'Cohen'), false],
    [name('משה', 'כהן'), name('Moshe', 'Levi'), true],
    [name('משה'), name('Moshe', 'Levi'), false],
    [name('אברהם', 'לוי'), name('Avraham', 'Levi'), false],
  ])('if their consonants differ, in both parts of whole names: %o and %o: %s', (a, b, isDifferent) => {
    expect([soundDifferent(a, b), soundDifferent(b, a)]).toEqual([isDifferent, isDifferent]);
  });
});

test('a name that is not known never sounds different', () => {
  const unknown = nameOf(contactWith({}));
  expect([soundDifferent(unknown, name('Ida')), soundDifferent(name('Ida'), unknown)]).toEqual([false, false]);
});

test.each<[PersonName, boolean]>([
  [name('I.', 'Berg'), true],
  [name('Io'), true],
  [name('Ida'), true],
  [name('Adam'), false],
])('an initial or a name of one consonant is too short to compare: %o: %s', (one, isShort) => {
  expect(isTooShortToCompare(one)).toBe(isShort);
});

test.each<[PersonName, boolean]>([
  [name('健', '佐藤'), true],
  [name('Ken', '佐藤'), true],
  [name('けん', 'さとう'), false],
  [name('Ken', 'Sato'), false],
])('a name with a Han character has many readings: %o: %s', (one, hasMany) => {
  expect(hasManyReadings(one)).toBe(hasMany);
});
