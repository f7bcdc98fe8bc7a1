import type { Card } from './card.js';
import { blankCard, nameOf } from './card-of.js';
import { newHuman, type CircleContext } from './human.js';
import { Issuer } from './issuer.js';
import { GENERATOR_CYCLE, single } from './situations.js';
import { Random } from './random.js';

/** A made-up circle of friends. */
export interface Circle {
  /** The address book: exactly as many cards as were asked for. */
  readonly cards: readonly Card[];
  /** People that were only ever written to: a mailbox, sometimes a name. One for every ten cards. */
  readonly correspondents: readonly Card[];
}

/** Makes a circle. Pure: the same seed and count give the same circle. */
export function makeCircle({ seed, count }: { seed: number; count: number }): Circle {
  const context: CircleContext = { random: new Random(seed), issue: new Issuer() };
  const cards: Card[] = [];
  for (let turn = 0; cards.length < count; turn += 1) {
    const party = GENERATOR_CYCLE[turn % GENERATOR_CYCLE.length] ?? single;
    const story = party(context);
    // A story cut short would be another story (half a couple), so a single friend takes its place.
    cards.push(...(cards.length + story.length <= count ? story : single(context)));
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
