import type { Card } from './card.js';
import { blankCard, nameOf } from './card-of.js';
import { newHuman, type Source } from './human.js';
import { Issuer } from './issuer.js';
import { ROUND, single } from './parties.js';
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
  const source: Source = { random: new Random(seed), issue: new Issuer() };
  const cards: Card[] = [];
  for (let turn = 0; cards.length < count; turn += 1) {
    const party = ROUND[turn % ROUND.length] ?? single;
    const story = party(source);
    // A story cut short would be another story (half a couple), so a single friend takes its place.
    cards.push(...(cards.length + story.length <= count ? story : single(source)));
  }
  return { cards, correspondents: Array.from({ length: Math.floor(count / 10) }, () => correspondent(source)) };
}

function correspondent(source: Source): Card {
  const human = newHuman(source);
  return {
    ...blankCard(human.key, 'single'),
    ...(source.random.chance(0.5) ? { name: nameOf(human) } : {}),
    emails: [{ value: human.email, type: 'other' }],
  };
}
