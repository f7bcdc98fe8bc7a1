import { hash } from 'node:crypto';
import type { VcardSummary } from '#domain';

/** The number of cards without a UID that have the same name, by the hash of the name. */
export type Namesakes = ReadonlyMap<string, number>;

/** The hash of the card's name; undefined if the card has a UID, or no name. */
export function namesakeOf({ uid, name }: VcardSummary): string | undefined {
  return uid === null && name !== null ? hashOf(name) : undefined;
}

/**
 * The id of a card, the same in every file: its UID. Without a UID, a hash of its name, so that the card may change. If several cards
 * have the name, a hash of name, addresses and numbers. Without a name, a hash of addresses and numbers, or of the whole content.
 */
export function cardId(summary: VcardSummary, namesakes: Namesakes): string {
  const { uid, name, reach, content } = summary;
  if (uid !== null) return uid;
  const namesake = namesakeOf(summary);
  if (namesake !== undefined && (namesakes.get(namesake) ?? 0) < 2) return `name:${namesake}`;
  return `card:${hashOf(name === null && reach.length === 0 ? content : [name ?? '', ...reach].join('\n'))}`;
}

/** The id of a group card: its UID, or a hash of its name. */
export function groupCardId({ uid, name, content }: VcardSummary): string {
  return uid ?? `group:${hashOf(name ?? content)}`;
}

function hashOf(text: string): string {
  return hash('sha256', text, 'hex').slice(0, 32);
}
