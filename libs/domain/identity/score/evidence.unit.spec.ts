import { describe, expect, it } from 'vitest';
import type { Contact } from '#contracts';
import { contactWith } from '../../contact/testing/contact-with.js';
import { featuresOf } from '../features/index.js';
import { born, emails, phones } from '../testing/candidates.js';
import { birthdaysContradict } from './birthday-evidence.js';
import { compareFeatures } from './compare.js';
import type { Evidence, Family } from './evidence.js';
import { MODEL } from './model.js';
import { isOneArea, isOneHouse } from './place-evidence.js';

type Fields = Partial<Contact>;
type Compared = [title: string, a: Fields, b: Fields, level: Evidence['level'] | undefined, weight?: number];

const NUMBER = phones('+436641111111');
const OTHER_NUMBER = phones('+436642222222');

/** Of two contacts with different numbers, so that the weights are those of records with contact identifiers. */
function evidenceOf(family: Family, a: Fields, b: Fields, shared: string[] = []): Evidence[] {
  const [one, other] = [featuresOf(contactWith(a)), featuresOf(contactWith(b))];
  const scale = { model: MODEL, shared: new Set(shared) };
  const { evidence } = compareFeatures(one, other, scale);
  const turned = compareFeatures(other, one, scale);
  expect(turned.score).toBe(compareFeatures(one, other, scale).score);
  return evidence.filter((piece) => piece.family === family);
}

function expectEvidence(family: Family, [, a, b, level, weight]: Compared): void {
  const found = evidenceOf(family, { phones: NUMBER, ...a }, { phones: OTHER_NUMBER, ...b });
  const expected = level === undefined ? [] : [{ level, weight }];
  expect(found.map((piece) => ({ level: piece.level, weight: piece.weight }))).toEqual(expected);
}

const named = (displayName: string): Fields => ({ displayName });
const parts = (given: string, family: string, swapped = false) => ({ given, family, swapped }) as Evidence['level'];

describe('names weigh', () => {
  it.each<Compared>([
    ['their rarity when they are the same', named('Ida Lindqvist'), named('Ida Lindqvist'), parts('same', 'same'), 21],
    ['less when they are common', named('John Smith'), named('John Smith'), parts('same', 'same'), 12],
    ['a bit less in another spelling', named('Philip Moss'), named('Phillip Moss'), parts('spelling', 'same'), 20],
    ['a bit less as a nickname', named('Bob Moss'), named('Robert Moss'), parts('nickname', 'same'), 16],
    ['little with an initial', named('I. Moss'), named('Ida Moss'), parts('initial', 'same'), 15],
    ['nothing for a missing family name', named('Ida'), named('Ida Moss'), parts('same', 'absent'), 9],
    ['a fixed number with a slip', named('Ida Lindqvist'), named('Ida Lindqivst'), parts('same', 'slip'), 18],
    ['against a match with other given names', named('Ida Moss'), named('Otto Moss'), parts('different', 'same'), 6],
    ['a bit less in the other order', named('Moss Ida'), named('Ida Moss'), parts('same', 'same', true), 17],
    ['as a whole in other scripts', named('Иван Петров'), named('Ivan Petrov'), { whole: 'compatible' }, 10],
    ['nothing when they cannot be compared', named('徳永英樹'), named('Hideki Tokunaga'), undefined],
    ['nothing when one is missing', {}, named('Ida Moss'), undefined],
  ])('%s', (...compared) => expectEvidence('name', compared));
});

describe('birthdays weigh', () => {
  const on = (year: number | null, month: number, day: number): Fields => ({ dates: born(year, month, day) });
  it.each<Compared>([
    ['most when they are the same', on(1980, 4, 5), on(1980, 4, 5), 'exact', 15],
    ['less with one other digit', on(1980, 4, 5), on(1980, 4, 6), 'near', 9],
    ['less with day and month swapped', on(1980, 4, 5), on(1980, 5, 4), 'near', 9],
    ['against a match with one other part', on(1980, 4, 5), on(1980, 4, 27), 'two parts', -5],
    ['a day without its year', on(null, 4, 5), on(1980, 4, 5), 'day', 7],
    ['against a match with another day without a year', on(null, 4, 5), on(1980, 6, 7), 'differs', -5],
    ['a year alone', on(1980, 1, 1), on(1980, 1, 1), 'year', 5],
    ['the year of a full date', on(1980, 1, 1), on(1980, 4, 5), 'year of full', 5],
    ['against a match with a slip in the year', on(1980, 1, 1), on(1981, 4, 5), 'year slip', -3],
    ['against a match with another year', on(1980, 1, 1), on(1992, 4, 5), 'other year', -3],
    ['nothing as a year beside a day without one', on(1980, 1, 1), on(null, 4, 5), undefined],
  ])('%s', (...compared) => expectEvidence('birthday', compared));

  it.each([
    ['two full dates', ['1980-04-05'], ['1991-07-20'], true],
    ['one other part', ['1980-04-05'], ['1980-04-27'], true],
    ['one slip', ['1980-04-05'], ['1980-04-06'], false],
    ['a second date that agrees', ['1980-04-05', '1991-07-20'], ['1991-07-20'], false],
    ['another year alone', ['1980'], ['1991-07-20'], false],
    ['no date of one', [], ['1991-07-20'], false],
  ])('contradict or not: %s', (_, a, b, contradict) => {
    expect([birthdaysContradict(a, b), birthdaysContradict(b, a)]).toEqual([contradict, contradict]);
  });
});

function at(
  street: string | null,
  postalCode: string | null,
  city: string | null,
  extended: string | null = null,
): Fields {
  const rest = { label: null, primary: false, poBox: null, region: null, country: null, countryCode: null };
  return { addresses: [{ ...rest, street, extended, city, postalCode, formatted: null }] };
}

describe('places weigh', () => {
  const place = (nearness: string, levels: object) => ({ nearness, parts: levels }) as Evidence['level'];
  const same = { street: 'same', city: 'same', code: 'same' };
  const HOME = at('Bergweg 1', '80101', 'Graz');
  it.each<Compared>([
    ['no more than the bound when all parts agree', HOME, HOME, place('one house', same), 18],
    [
      'less with a slip in the street',
      HOME,
      at('Bergwg 1', null, 'Graz'),
      place('one house', { street: 'slip', city: 'same' }),
      14,
    ],
    [
      'an area with another number',
      at('Bergweg 1', '80101', 'Graz'),
      at('Bergweg 3', '80101', 'Graz'),
      place('one area', { ...same, street: 'other number' }),
      18,
    ],
    [
      'less in a metropolis',
      at(null, null, 'London'),
      at(null, null, 'London'),
      place('similar', { city: 'metropolis' }),
      3,
    ],
    [
      'an area by a fine code',
      at(null, 'SW1A 1AA', null),
      at(null, 'SW1A 1AA', null),
      place('one area', { code: 'same fine' }),
      11,
    ],
    [
      'little by the beginning of a fine code',
      at(null, 'SW1A 1AA', null),
      at(null, 'SW1A 2BB', null),
      place('differs', { code: 'beginning' }),
      -1.5,
    ],
    [
      'no less than the bound when all parts differ',
      HOME,
      at('Kirchgasse 9', '10115', 'Lyon'),
      place('differs', { street: 'differs', city: 'differs', code: 'differs' }),
      -4,
    ],
    [
      'lines in another order as slips',
      at('Bergweg 1', '80101', 'Graz', 'Haus Linde'),
      at('Haus Linde 1', '80101', 'Graz', 'Bergweg'),
      place('one house', { street: 'slip', extended: 'slip', city: 'same', code: 'same' }),
      18,
    ],
    ['nothing when one is missing', HOME, {}, undefined],
  ])('%s', (...compared) => expectEvidence('place', compared));

  it.each([
    ['one house', HOME, HOME, true, true],
    ['one area', HOME, at('Bergweg 3', '80101', 'Graz'), false, true],
    ['one city', at(null, null, 'Graz'), at(null, null, 'Graz'), false, false],
  ])('are near: %s', (_, a, b, house, area) => {
    const [evidence] = evidenceOf('place', a, b);
    expect(evidence && [isOneHouse(evidence), isOneArea(evidence)]).toEqual([house, area]);
  });

  it('a landline of both is a place, and no house', () => {
    const landline = { phones: phones('+4315234567') };
    const [evidence] = evidenceOf('place', landline, landline);
    const values = { a: '+4315234567', b: '+4315234567' };
    const level = { nearness: 'same landline', parts: {} };
    expect(evidence).toEqual({ family: 'place', level, weight: 8, ...values });
    expect(evidence && [isOneHouse(evidence), isOneArea(evidence)]).toEqual([false, false]);
  });
});

describe('work weighs', () => {
  const job = (name: string | null, title: string | null): Fields => ({
    organizations: [{ name, title, department: null, primary: false }],
  });
  it.each<Compared>([
    ['a company', job('Lumen', null), job('LUMEN', null), { organization: 'same' }, 5],
    ['title and company', job('Lumen', 'baker'), job('Lumen', 'baker'), { title: 'same', organization: 'same' }, 10],
    [
      'little against a match when companies differ',
      job('Lumen', null),
      job('Seehafen', null),
      { organization: 'differs' },
      -0.5,
    ],
    ['nothing when one lacks the part', job('Lumen', null), job(null, 'baker'), undefined],
  ])('%s', (...compared) => expectEvidence('work', compared));
});

describe('identifiers weigh', () => {
  const mail = (value: string): Fields => ({ emails: emails(value) });
  it.each<Compared>([
    ['most when they are the same', mail('ida@x.example'), mail('ida@x.example'), 'exact', 16],
    [
      'little with one mailbox at two providers',
      mail('idaberg@x.example'),
      mail('idaberg@y.example'),
      'same mailbox',
      2.5,
    ],
    ['half with a slip', mail('idaberg@x.example'), mail('idabreg@x.example'), 'slip', 8],
    ['nothing with other digits', mail('idaberg1@x.example'), mail('idaberg2@x.example'), undefined],
    ['nothing with a short mailbox', mail('ida@x.example'), mail('ida@y.example'), undefined],
  ])('%s', (...compared) => expectEvidence('email', compared));

  it.each([
    ['one mobile number', '+436641234567', '+436641234567', [], 'exact', 14],
    ['a shared number', '+436641234567', '+436641234567', ['phone +436641234567'], 'shared', 2],
    ['one ending', '+436641234567', '+437641234567', [], 'same ending', 5],
  ])('%s', (_, a, b, shared, level, weight) => {
    const found = evidenceOf('phone', { phones: phones(a) }, { phones: phones(b) }, shared);
    expect(found).toEqual([{ family: 'phone', level, weight, a, b }]);
  });
});

it.each<[string, Fields, Fields, string[]]>([
  ['other given names', named('Ida Moss'), named('Otto Moss'), ['name']],
  ['other generations', named('Otto Moss Sr.'), named('Otto Moss Jr.'), ['generation']],
  ['two full birthdays', { dates: born(1980, 4, 5) }, { dates: born(1991, 7, 20) }, ['birthday']],
  [
    'names and birthdays',
    { ...named('Ida'), dates: born(1980, 4, 5) },
    { ...named('Otto'), dates: born(1991, 7, 20) },
    ['name', 'birthday'],
  ],
  ['a partial name without a suffix', named('Otto'), named('Otto Moss Jr.'), []],
])('vetoes: %s', (_, a, b, vetoes) => {
  const comparison = compareFeatures(featuresOf(contactWith(a)), featuresOf(contactWith(b)), {
    model: MODEL,
    shared: new Set(),
  });
  expect([comparison.vetoes, comparison.never]).toEqual([vetoes, vetoes.length > 0]);
});
