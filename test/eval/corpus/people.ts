import anyAscii from 'any-ascii';
import { compareNames, NO_NAME, type PersonName } from '#domain';
import type { Random } from '../../../apps/sandbox/population/random.js';
import { type NameList, zipf } from './name-lists.js';

/** A generated person with all fields that a record can have. */
export interface Human {
  readonly id: string;
  readonly list: NameList;
  readonly given: string;
  readonly family: string;
  /** The family name before a marriage. */
  readonly born: string | null;
  readonly generation: 'Jr.' | 'Sr.' | null;
  readonly birthday: { readonly year: number; readonly month: number; readonly day: number };
  readonly mobile: string;
  /** A number that somebody else has today. */
  readonly formerMobile: string | null;
  readonly landline: string | null;
  readonly emails: readonly string[];
  readonly address: { readonly street: string; readonly city: string; readonly postalCode: string };
  readonly job: { readonly name: string; readonly title: string } | null;
  readonly userName: string;
  readonly isTwin: boolean;
  /** Has a number that was another person's before: only the name distinguishes the two. */
  readonly tookOver: boolean;
}

/** What makes one corpus different from another. */
export interface Recipe {
  readonly seed: number;
  readonly persons: number;
  readonly lists: readonly NameList[];
  readonly sharedLandline: number;
  readonly sharedEmail: number;
  readonly generations: number;
  readonly twins: number;
  readonly married: number;
  readonly recycled: number;
  /** Of a record's fields, how many are left out. */
  readonly dropOut: number;
  readonly slips: number;
}

/** Households of one to five, until there are enough persons; some numbers pass from one person to another. */
export function makePeople(random: Random, recipe: Recipe): Human[] {
  const people: Human[] = [];
  for (let household = 0; people.length < recipe.persons; household++) {
    people.push(...makeHousehold(random, { recipe, household, first: people.length }));
  }
  return recycleNumbers(random, people.slice(0, recipe.persons), recipe.recycled);
}

function recycleNumbers(random: Random, people: readonly Human[], share: number): Human[] {
  const all = [...people];
  for (const [i, human] of people.entries()) {
    if (!random.chance(share)) continue;
    const taker = random.between(0, all.length - 1);
    const later = all[taker];
    // The two holders of the number must have different first letters, or nothing distinguishes them.
    if (later === undefined || taker === i || firstLetter(later.given) === firstLetter(human.given)) continue;
    all[i] = { ...(all[i] ?? human), formerMobile: later.mobile };
    all[taker] = { ...later, tookOver: true };
  }
  return all;
}

interface Place {
  readonly recipe: Recipe;
  readonly household: number;
  /** How many persons there are already. */
  readonly first: number;
}

function makeHousehold(random: Random, { recipe, household, first }: Place): Human[] {
  const list = random.pick(recipe.lists);
  const size = random.pick([1, 1, 1, 2, 2, 3, 4, 5]);
  const family = zipf(random, list.family);
  const landline = random.chance(size > 1 ? recipe.sharedLandline : 0.05) ? landlineOf(household) : null;
  const sharedEmail =
    size > 1 && random.chance(recipe.sharedEmail) ? `${plain(family)}.home${household}@mail.example` : null;
  const address = addressOf(random, household);
  const humans: Human[] = [];
  for (let n = 0; n < size; n++) {
    const before = humans[n - 1];
    const isTwin = before !== undefined && random.chance(recipe.twins);
    const isJunior = n > 0 && !isTwin && humans[0]?.generation === null && random.chance(recipe.generations);
    const given = isJunior ? (humans[0]?.given ?? '') : otherGivenName(random, list, humans);
    const id = `p${first + n}`;
    const born = n === 1 && random.chance(recipe.married) ? zipf(random, list.family) : null;
    humans.push({
      id,
      list,
      given,
      family,
      born: born === family ? null : born,
      generation: isJunior ? 'Jr.' : null,
      birthday: isTwin ? before.birthday : birthdayOf(random),
      mobile: `+4366${String(40_000_000 + first + n)}`,
      formerMobile: null,
      landline,
      emails: [
        `${plain(given)}.${plain(family)}${first + n}@${random.pick(['post', 'mail', 'inbox'])}.example`,
        ...(sharedEmail ? [sharedEmail] : []),
      ],
      address,
      job: random.chance(0.4)
        ? { name: `${random.pick(COMPANIES)} ${random.between(1, 60)}`, title: random.pick(TITLES) }
        : null,
      userName: `${plain(given).slice(0, 5)}${first + n}`,
      isTwin,
      tookOver: false,
    });
    if (isJunior && humans[0]) humans[0] = { ...humans[0], generation: 'Sr.' };
  }
  return humans;
}

/** No two of a household have names that a slip could turn into each other, or that are short for one. */
function otherGivenName(random: Random, list: NameList, others: readonly Human[]): string {
  for (;;) {
    const name = zipf(random, random.chance(0.5) ? list.female : list.male);
    const isLike = ({ given }: Human) => firstLetter(given) === firstLetter(name) || areOneName(given, name);
    if (!others.some(isLike)) return name;
  }
}

/** Parents do not call two children Isabel and Bella. */
function areOneName(a: string, b: string): boolean {
  return compareNames(calledOnly(a), calledOnly(b)) === 'compatible';
}

function calledOnly(given: string): PersonName {
  const words = given.toLowerCase().split(/[ -]/);
  return { ...NO_NAME, given: words };
}

const COMPANIES = [
  'Nordlicht',
  'Alpenwerk',
  'Seehafen',
  'Kupfer und Sohn',
  'Blue Harbor',
  'Lumen',
  'Tramontana',
  'Sommerhof',
];
const TITLES = [
  'engineer',
  'teacher',
  'nurse',
  'accountant',
  'designer',
  'lawyer',
  'baker',
  'driver',
  'analyst',
  'manager',
];
const STREETS = [
  'Hauptstrasse',
  'Linden Avenue',
  'Rue du Moulin',
  'Calle Mayor',
  'Via Roma',
  'Station Road',
  'Bergweg',
  'Kirchgasse',
];
const CITIES = ['Graz', 'Linz', 'Leeds', 'Lyon', 'Porto', 'Parma', 'Malmo', 'Utrecht', 'Wien', 'Berlin'];

function addressOf(random: Random, household: number): Human['address'] {
  const street = `${random.pick(STREETS)} ${random.between(1, 200)}`;
  return { street, city: random.pick(CITIES), postalCode: String(10_000 + (household % 3_000)) };
}

function birthdayOf(random: Random): Human['birthday'] {
  return { year: random.between(1940, 2010), month: random.between(1, 12), day: random.between(2, 28) };
}

const landlineOf = (household: number): string => `+4315${String(1_000_000 + household)}`;

/** Letters a mailbox can have. */
export function plain(text: string): string {
  return (
    text
      .normalize('NFD')
      .toLowerCase()
      .replace(/[^a-z]/g, '') || 'x'
  );
}

/** As it is written in Latin letters, for initials are compared so. */
const firstLetter = (name: string): string | undefined => anyAscii(name).toLowerCase()[0];
