import type { Card } from './card.js';
import { blankCard, nameOf } from './card-of.js';
import { type CircleContext, newHuman } from './human.js';
import { Issuer } from './issuer.js';
import { Random } from './random.js';
import { GENERATOR_CYCLE, single } from './situations.js';

/** A made-up circle of friends. */
export interface Circle {
  /** The address book: exactly `count` cards. */
  readonly cards: readonly Card[];
  /** People without a card who only got e-mails: an address, sometimes a name. One for every ten cards. */
  readonly correspondents: readonly Card[];
}

/** Generates a circle. Pure: the same seed and count give the same circle. */
export function makeCircle({ seed, count }: { seed: number; count: number }): Circle {
  const context: CircleContext = { random: new Random(seed), issue: new Issuer() };
  const cards: Card[] = [];
  for (let turn = 0; cards.length < count; turn += 1) {
    const generate = GENERATOR_CYCLE[turn % GENERATOR_CYCLE.length] ?? single;
    const generated = generate(context);
    // A truncated situation would be another one (half a couple), so a single card replaces it.
    cards.push(...(cards.length + generated.length <= count ? generated : single(context)));
  }
  return { cards, correspondents: Array.from({ length: Math.floor(count / 10) }, () => correspondent(context)) };
}

function correspondent(context: CircleContext): Card {
  const human = newHuman(context);
  return {
    ...blankCard(human.key, 'single'),
    ...(context.random.chance(0.5) ? { name: nameOf(human) } : {}),
    emails: [{ value: human.email, type: 'other' }],
  };
}
