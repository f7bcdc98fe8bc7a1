import { expect, test } from 'vitest';
import { GuessedCards } from './encoding-warning.js';

const texts = (cards: GuessedCards) => cards.warnings('Do this.').map(({ text }) => text);

test('there is no warning without such cards', () => {
  expect(texts(new GuessedCards())).toEqual([]);
});

test('each card is counted once, and the first five are named', () => {
  const cards = new GuessedCards();
  for (const name of ['Ann', 'Bob', 'Cleo', 'Dora', 'Emil', 'Fay']) cards.add(`card of ${name}`, name);
  cards.add('card of Ann', 'Ann');
  cards.add('nameless', null);
  expect(texts(cards)).toEqual([
    '7 cards do not say in which encoding they are written (Ann, Bob, Cleo, Dora, Emil, …). Do this.',
  ]);
});
