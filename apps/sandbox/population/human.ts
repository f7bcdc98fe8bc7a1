import type { CardAddress } from './card.js';
import type { Culture, Spelling } from './cultures/culture.js';
import { CULTURES } from './cultures/cultures.js';
import type { Issuer } from './issuer.js';
import type { Random } from './random.js';

/** A made-up human, described by one or more cards. */
export interface Human {
  readonly key: string;
  readonly culture: Culture;
  readonly given: Spelling;
  readonly middle?: Spelling;
  readonly family: Spelling;
  readonly mobile: string;
  readonly email: string;
  readonly address: CardAddress;
}

/** The random generator and the issuer of unique values. One per circle. */
export interface CircleContext {
  readonly random: Random;
  readonly issue: Issuer;
}

/** What a new human has in common with another one. */
export interface SharedTraits {
  readonly culture?: Culture;
  readonly given?: Spelling;
  readonly family?: Spelling;
  readonly address?: CardAddress;
}

const PRIVATE_DOMAINS = ['post.example', 'mail.example', 'inbox.example', 'brief.example'];

export function newHuman({ random, issue }: CircleContext, shared: SharedTraits = {}): Human {
  const culture = shared.culture ?? random.pick(CULTURES);
  const given = shared.given ?? random.pick(culture.given);
  const family = shared.family ?? random.pick(culture.family);
  const local = `${slug(given.latin)}.${slug(family.latin)}`;
  return {
    key: issue.personKey(),
    culture,
    given,
    ...(culture.script === 'latin' && random.chance(0.2) ? { middle: random.pick(culture.given) } : {}),
    family,
    mobile: issue.mobile(culture),
    email: issue.mailbox(local, random.pick(PRIVATE_DOMAINS)),
    address: shared.address ?? newAddress(random, culture),
  };
}

export function newAddress(random: Random, culture: Culture): CardAddress {
  const place = random.pick(culture.places);
  return {
    street: `${random.pick(culture.streets)} ${random.between(1, 140)}`,
    ...(random.chance(0.15) ? { extended: `Apt ${random.between(1, 30)}` } : {}),
    city: place.city,
    ...(place.region === undefined ? {} : { region: place.region }),
    postalCode: place.postalPattern.replace(/#/g, () => String(random.between(0, 9))),
    country: culture.countryName,
    countryCode: culture.country,
    type: 'home',
  };
}

/** A name as the local part of an e-mail address: lower-case ASCII letters only. */
export function slug(latin: string): string {
  return latin.toLowerCase().replace(/[^a-z]/g, '');
}
