import { GuessedCards } from '#connector-kit';
import { groupCardId, namesakeOf } from './file.ids.js';
import type { ReadableCard, UnreadableCard } from './read-cards.js';

/** The facts of a whole file that its records need. */
export interface Survey {
  readonly cards: number;
  /** The number of group cards. */
  readonly groupCards: number;
  readonly namesakes: ReadonlyMap<string, number>;
  /** Names of all categories, sorted. */
  readonly categories: readonly string[];
  /** The external ids of the groups of each member, by its UID. */
  readonly groupsOf: ReadonlyMap<string, readonly string[]>;
  readonly guessed: GuessedCards;
}

/** Keeps only a hash of each card, and the members of group cards. */
export async function survey(cards: AsyncIterable<ReadableCard | UnreadableCard>): Promise<Survey> {
  let [count, groupCards] = [0, 0];
  const guessed = new GuessedCards();
  const namesakes = new Map<string, number>();
  const categories = new Set<string>();
  const groupsOf = new Map<string, string[]>();
  for await (const card of cards) {
    count += 1;
    if (card.summary === undefined) continue;
    const { summary } = card;
    if (card.guessed) guessed.add(String(count), summary.name);
    if (summary.isGroup) {
      groupCards += 1;
      addMembers(groupsOf, summary.members, groupCardId(summary));
      continue;
    }
    for (const category of summary.categories) categories.add(category);
    const namesake = namesakeOf(summary);
    if (namesake !== undefined) namesakes.set(namesake, (namesakes.get(namesake) ?? 0) + 1);
  }
  return { cards: count, groupCards, namesakes, categories: [...categories].sort(), groupsOf, guessed };
}

function addMembers(groupsOf: Map<string, string[]>, members: readonly string[], group: string): void {
  for (const member of members) {
    const groups = groupsOf.get(member);
    if (groups === undefined) groupsOf.set(member, [group]);
    else groups.push(group);
  }
}
