import type { Card, CardName } from './card.js';
import { blankCard, cardOf, nameOf } from './card-of.js';
import { CULTURES } from './cultures/cultures.js';
import { type Human, newHuman, type Source, slug } from './human.js';
import { phone, respelled } from './phone-spelling.js';

/** Makes the cards of one small story: a household, a couple, one human kept twice. */
export type Party = (source: Source) => Card[];

const EMOJI = ['🧗', '🌻', '🎻', '🐈', '⚽', '👩🏽‍🍳', '🏳️‍🌈'];
const TRADES = ['Plumber', 'Dentist', 'Bike repair', 'Piano tuner'];

export const single: Party = (source) => [cardOf(source, newHuman(source), 'single')];

/** Two to four people under one roof: one landline, one address, their own mobiles. */
const household: Party = (source) => {
  const first = newHuman(source);
  const landline = source.issue.landline(first.culture);
  const shared = { culture: first.culture, family: first.family, address: first.address };
  const family = [first];
  for (let more = source.random.between(1, 3); more > 0; more--) {
    const taken = new Set(family.map(({ given }) => given.latin));
    const given = source.random.pick(first.culture.given.filter(({ latin }) => !taken.has(latin)));
    family.push(newHuman(source, { ...shared, given }));
  }
  return family.map((human) => {
    const card = cardOf(source, human, 'household');
    return { ...card, phones: [...card.phones, phone(source.random, landline, 'home')], addresses: [human.address] };
  });
};

/** Two people, one mailbox; each card names the other. */
const couple: Party = (source) => {
  const one = newHuman(source);
  const other = newHuman(source, { culture: one.culture, address: one.address });
  const mailbox = source.issue.mailbox(`${slug(one.given.latin)}.and.${slug(other.given.latin)}`, 'home.example');
  return [[one, other] as const, [other, one] as const].map(([human, partner]) => ({
    ...cardOf(source, human, 'couple'),
    emails: [{ value: mailbox, type: 'home' }],
    relations: [{ person: `${partner.given.text} ${partner.family.text}`, type: 'spouse' }],
  }));
};

/** Father and son of one name, told apart by a suffix and their phones only. */
const generations: Party = (source) => {
  const father = newHuman(source);
  const { culture, given, family, address } = father;
  const son = newHuman(source, { culture, given, family, address });
  return [[father, 'Sr.'] as const, [son, 'Jr.'] as const].map(([human, suffix]) => {
    const { middle: _, ...name } = nameOf(human);
    return { ...cardOf(source, human, 'generations'), name: { ...name, suffix } };
  });
};

/** Two strangers who happen to have one name. */
const namesakes: Party = (source) => {
  const one = newHuman(source);
  const other = newHuman(source, { culture: one.culture, given: one.given, family: one.family });
  return [one, other].map((human) => ({ ...cardOf(source, human, 'namesakes'), name: plainName(human) }));
};

const nicknamed: Party = (source) => {
  const human = newNicknamedHuman(source);
  return [{ ...cardOf(source, human, 'nickname'), nickname: nicknameOf(human) }];
};

const initials: Party = (source) => {
  const human = newHuman(source);
  return [{ ...cardOf(source, human, 'initials'), name: initialsOf(human) }];
};

const emoji: Party = (source) => {
  const human = newHuman(source);
  const name = { ...nameOf(human), given: `${human.given.text} ${source.random.pick(EMOJI)}` };
  return [{ ...cardOf(source, human, 'emoji'), name }];
};

/** A number kept under a trade, with no person's name. */
const business: Party = (source) => {
  const human = newHuman(source);
  const trade = source.random.pick(TRADES);
  return [
    {
      ...blankCard(human.key, 'business'),
      phones: [phone(source.random, source.issue.landline(human.culture), 'work')],
      organization: { name: `${trade} ${human.family.latin}`, domain: `${slug(trade)}.example` },
    },
  ];
};

const empty: Party = (source) => [blankCard(source.issue.personKey(), 'empty')];

/** One human imported twice, letter for letter. */
const exactDuplicate: Party = (source) => {
  const card = cardOf(source, newHuman(source), 'duplicate-exact');
  return [card, card];
};

/** One human kept twice: the same number in another spelling, under a short name. */
const phoneDuplicate: Party = (source) => {
  const human = newNicknamedHuman(source);
  const card = cardOf(source, human, 'duplicate-phone');
  return [
    card,
    {
      ...blankCard(human.key, 'duplicate-phone'),
      name: { given: nicknameOf(human) },
      phones: card.phones.map(respelled),
    },
  ];
};

/** One human kept twice: the same mailbox in other letters, under the romanised name or initials. */
const emailDuplicate: Party = (source) => {
  const human = newHuman(source);
  const card = cardOf(source, human, 'duplicate-email');
  const written: CardName =
    human.culture.script === 'latin' ? initialsOf(human) : { given: human.given.latin, family: human.family.latin };
  return [
    { ...card, emails: [{ value: human.email, type: 'home' }] },
    {
      ...blankCard(human.key, 'duplicate-email'),
      name: written,
      emails: [{ value: human.email.replace(/^./, (letter) => letter.toUpperCase()), type: 'other' }],
    },
  ];
};

/** One round of the circle: each story at least once, most people kept as a single ordinary card. */
export const ROUND: readonly Party[] = [
  single,
  household,
  single,
  couple,
  single,
  phoneDuplicate,
  single,
  nicknamed,
  single,
  generations,
  single,
  emailDuplicate,
  single,
  namesakes,
  single,
  initials,
  single,
  exactDuplicate,
  single,
  emoji,
  single,
  business,
  single,
  empty,
  single,
];

function plainName(human: Human): CardName {
  const { middle: _, ...name } = nameOf(human);
  return name;
}

// Not every culture of the circle has nicknames.
const NICKNAMED = CULTURES.map((culture) => ({
  culture,
  given: culture.given.filter((given) => given.nickname !== undefined),
})).filter(({ given }) => given.length > 0);

function newNicknamedHuman(source: Source): Human {
  const { culture, given } = source.random.pick(NICKNAMED);
  return newHuman(source, { culture, given: source.random.pick(given) });
}

function nicknameOf(human: Human): string {
  return human.given.nickname ?? human.given.text;
}

function initialsOf(human: Human): CardName {
  const letters = [human.given, human.middle].flatMap((name) =>
    name === undefined ? [] : [`${name.text.charAt(0)}.`],
  );
  return { given: letters.join(' '), family: human.family.text };
}
