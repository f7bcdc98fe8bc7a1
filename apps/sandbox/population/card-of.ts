import type { Card, CardDate, CardName, CardOrganization, Situation } from './card.js';
import { GROUP_NAMES } from './card.js';
import { type CircleContext, type Human, slug } from './human.js';
import { phone } from './phone-spelling.js';
import type { Random } from './random.js';

const EMPLOYERS = [
  'Tidewater Instruments',
  'Hollis & Byrne',
  'Nordlicht Werft',
  'Atelier Passereau',
  'Quince Robotics',
  'Blue Kiln Pottery',
  'Saltmarsh Radio',
  'Larch Street Clinic',
  'Ferro e Filho',
  'Kestrel Maps',
  'Sakuragawa Printing',
  'Odeion Strings',
];
const TITLES = [
  'Luthier',
  'Head of Accounts',
  'Paediatric nurse',
  'Surveyor',
  'Software engineer',
  'Pastry chef',
  'Tax adviser',
  'Stage manager',
  'Marine biologist',
  'Bookbinder',
];
const DEPARTMENTS = ['Research', 'Workshop', 'Front of house', 'Logistics'];
const NOTES = [
  'Met at the lake festival.\nPlays the viola.',
  'Allergic to walnuts!',
  'Spare key is with the neighbours',
  'Owes me a tent',
  'Prefers to be called in the evening',
  'Vegetarian; two cats (Miso & Ponzu)',
];
const CUSTOM = [
  { key: 'Shoe size', value: '43' },
  { key: 'Blood type', value: '0−' },
  { key: 'Membership no.', value: 'KV-2291' },
  { key: 'Coffee', value: 'flat white, no sugar' },
];
const MESSENGERS = ['skype', 'jabber', 'googleTalk', 'Signal', 'Telegram'];

/** The card of a human in the address book: a name and a mobile number, all other fields at random. */
export function cardOf(context: CircleContext, human: Human, situation: Situation): Card {
  const { random } = context;
  // Unique on each service.
  const handle = `${slug(human.given.latin)}_${slug(human.family.latin)}${human.mobile.slice(-4)}`;
  const employed = random.chance(0.35) ? employment(context, human) : undefined;
  return {
    personKey: human.key,
    situation,
    name: nameOf(human, random.chance(0.06) ? 'Dr.' : undefined),
    phones: [phone(random, human.mobile, 'mobile')],
    emails: [
      ...(random.chance(0.75) ? [{ value: human.email, type: 'home' }] : []),
      ...(employed === undefined ? [] : [{ value: employed.email, type: 'work' }]),
    ],
    addresses: random.chance(0.4) ? [human.address] : [],
    ...(random.chance(0.45) ? { birthday: birthday(random) } : {}),
    events: random.chance(0.12) ? [{ type: 'anniversary', ...dateBetween(random, 1975, 2024) }] : [],
    ...(employed === undefined ? {} : { organization: employed.organization }),
    urls: random.chance(0.15) ? [{ value: `https://${handle.replace('_', '-')}.example/`, type: 'homePage' }] : [],
    messengers: random.chance(0.15) ? [{ protocol: random.pick(MESSENGERS), username: handle }] : [],
    relations: [],
    custom: random.chance(0.1) ? [random.pick(CUSTOM)] : [],
    ...(random.chance(0.18) ? { note: random.pick(NOTES) } : {}),
    ...(random.chance(0.6) ? { photo: photo(random, human.key) } : {}),
    groups: random.chance(0.5) ? [random.pick(GROUP_NAMES)] : [],
  };
}

/** A card without any field. */
export function blankCard(personKey: string, situation: Situation): Card {
  return {
    personKey,
    situation,
    phones: [],
    emails: [],
    addresses: [],
    events: [],
    urls: [],
    messengers: [],
    relations: [],
    custom: [],
    groups: [],
  };
}

export function nameOf(human: Human, prefix?: string): CardName {
  const { given, middle, family } = human;
  return {
    given: given.text,
    ...(middle === undefined ? {} : { middle: middle.text }),
    family: family.text,
    ...(prefix === undefined ? {} : { prefix }),
    ...(given.phonetic === undefined ? {} : { phoneticGiven: given.phonetic }),
    ...(family.phonetic === undefined ? {} : { phoneticFamily: family.phonetic }),
  };
}

function employment({ random, issue }: CircleContext, human: Human): { organization: CardOrganization; email: string } {
  const name = random.pick(EMPLOYERS);
  const domain = `${slug(name)}.example`;
  return {
    organization: {
      name,
      title: random.pick(TITLES),
      ...(random.chance(0.4) ? { department: random.pick(DEPARTMENTS) } : {}),
      domain,
    },
    email: issue.mailbox(`${human.given.latin.charAt(0).toLowerCase()}${slug(human.family.latin)}`, domain),
  };
}

function birthday(random: Random): CardDate {
  if (random.chance(0.05)) return { month: 2, day: 29 };
  const date = dateBetween(random, 1938, 2012);
  return random.chance(0.3) ? { month: date.month, day: date.day } : date;
}

function dateBetween(random: Random, fromYear: number, toYear: number): Required<CardDate> {
  return { year: random.between(fromYear, toYear), month: random.between(1, 12), day: random.between(1, 28) };
}

function photo(random: Random, key: string): { url: string; silhouette: boolean } {
  const silhouette = random.chance(0.5);
  return { url: `https://photos.example/${silhouette ? 'silhouette' : key}.jpg`, silhouette };
}
