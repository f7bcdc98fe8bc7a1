import type { Card, CardName } from './card.js';
import { blankCard, cardOf, nameOf } from './card-of.js';
import { CULTURES } from './cultures/cultures.js';
import { type CircleContext, type Human, newHuman, slug } from './human.js';
import { phone, respelled } from './phone-spelling.js';

/** Generates the cards of one situation: a household, a couple, a human with two cards. */
export type SituationGenerator = (context: CircleContext) => Card[];

const EMOJI = ['🧗', '🌻', '🎻', '🐈', '⚽', '👩🏽‍🍳', '🏳️‍🌈'];
const TRADES = ['Plumber', 'Dentist', 'Bike repair', 'Piano tuner'];

export const single: SituationGenerator = (context) => [cardOf(context, newHuman(context), 'single')];

/** Two to four people with one landline and one address, but their own mobile numbers. */
const household: SituationGenerator = (context) => {
  const first = newHuman(context);
  const landline = context.issue.landline(first.culture);
  const shared = { culture: first.culture, family: first.family, address: first.address };
  const family = [first];
  for (let more = context.random.between(1, 3); more > 0; more--) {
    const taken = new Set(family.map(({ given }) => given.latin));
    const given = context.random.pick(first.culture.given.filter(({ latin }) => !taken.has(latin)));
    family.push(newHuman(context, { ...shared, given }));
  }
  return family.map((human) => {
    const card = cardOf(context, human, 'household');
    return { ...card, phones: [...card.phones, phone(context.random, landline, 'home')], addresses: [human.address] };
  });
};

/** Two people with one e-mail address; each card names the other. */
const couple: SituationGenerator = (context) => {
  const one = newHuman(context);
  const other = newHuman(context, { culture: one.culture, address: one.address });
  const mailbox = context.issue.mailbox(`${slug(one.given.latin)}.and.${slug(other.given.latin)}`, 'home.example');
  return [[one, other] as const, [other, one] as const].map(([human, partner]) => ({
    ...cardOf(context, human, 'couple'),
    emails: [{ value: mailbox, type: 'home' }],
    relations: [{ person: `${partner.given.text} ${partner.family.text}`, type: 'spouse' }],
  }));
};

/** Father and son with the same name; only suffix and mobile number differ. */
const generations: SituationGenerator = (context) => {
  const father = newHuman(context);
  const { culture, given, family, address } = father;
  const son = newHuman(context, { culture, given, family, address });
  return [[father, 'Sr.'] as const, [son, 'Jr.'] as const].map(([human, suffix]) => {
    const { middle: _, ...name } = nameOf(human);
    return { ...cardOf(context, human, 'generations'), name: { ...name, suffix } };
  });
};

/** Two unrelated people with the same name. */
const namesakes: SituationGenerator = (context) => {
  const one = newHuman(context);
  const other = newHuman(context, { culture: one.culture, given: one.given, family: one.family });
  return [one, other].map((human) => ({ ...cardOf(context, human, 'namesakes'), name: plainName(human) }));
};

const nicknamed: SituationGenerator = (context) => {
  const human = newNicknamedHuman(context);
  return [{ ...cardOf(context, human, 'nickname'), nickname: nicknameOf(human) }];
};

const initials: SituationGenerator = (context) => {
  const human = newHuman(context);
  return [{ ...cardOf(context, human, 'initials'), name: initialsOf(human) }];
};

const emoji: SituationGenerator = (context) => {
  const human = newHuman(context);
  const name = { ...nameOf(human), given: `${human.given.text} ${context.random.pick(EMOJI)}` };
  return [{ ...cardOf(context, human, 'emoji'), name }];
};

/** A phone number with a company name and no person's name. */
const business: SituationGenerator = (context) => {
  const human = newHuman(context);
  const trade = context.random.pick(TRADES);
  return [
    {
      ...blankCard(human.key, 'business'),
      phones: [phone(context.random, context.issue.landline(human.culture), 'work')],
      organization: { name: `${trade} ${human.family.latin}`, domain: `${slug(trade)}.example` },
    },
  ];
};

const empty: SituationGenerator = (context) => [blankCard(context.issue.personKey(), 'empty')];

/** A human with two equal cards. */
const exactDuplicate: SituationGenerator = (context) => {
  const card = cardOf(context, newHuman(context), 'duplicate-exact');
  return [card, card];
};

/** A human with two cards: the same number in another format, under a nickname. */
const phoneDuplicate: SituationGenerator = (context) => {
  const human = newNicknamedHuman(context);
  const card = cardOf(context, human, 'duplicate-phone');
  return [
    card,
    {
      ...blankCard(human.key, 'duplicate-phone'),
      name: { given: nicknameOf(human) },
      phones: card.phones.map(respelled),
    },
  ];
};

/** A human with two cards: the same e-mail address in other letter case, under the romanised name or initials. */
const emailDuplicate: SituationGenerator = (context) => {
  const human = newHuman(context);
  const card = cardOf(context, human, 'duplicate-email');
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

/** The generators in the order of use, repeated: each situation at least once, mostly single cards. */
export const GENERATOR_CYCLE: readonly SituationGenerator[] = [
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

function newNicknamedHuman(context: CircleContext): Human {
  const { culture, given } = context.random.pick(NICKNAMED);
  return newHuman(context, { culture, given: context.random.pick(given) });
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
