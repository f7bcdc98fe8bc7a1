import { hash } from 'node:crypto';
import type { VcardSummary } from '#domain';

/** What must be known of all cards to tell those without a UID apart: how many have the same name, by its hash. */
export type Namesakes = ReadonlyMap<string, number>;

/** undefined when the card has a UID, which is all that is needed, or no name. */
export function namesakeOf({ uid, name }: VcardSummary): string | undefined {
  return uid === null && name !== null ? hashOf(name) : undefined;
}

/**
 * What a card is called in every file that has it: its UID. Without one a card is known by its name, so that it may change; where several
 * have the name, by name, addresses and numbers; and without a name by addresses and numbers, else by all that it says.
 */
export function cardId(summary: VcardSummary, namesakes: Namesakes): string {
  const { uid, name, reach, content } = summary;
  if (uid !== null) return uid;
  const namesake = namesakeOf(summary);
  if (namesake !== undefined && (namesakes.get(namesake) ?? 0) < 2) return `name:${namesake}`;
  return `card:${hashOf(name === null && reach.length === 0 ? content : [name ?? '', ...reach].join('\n'))}`;
}

/** Of a group card: its UID, else its name. */
export function groupCardId({ uid, name, content }: VcardSummary): string {
  return uid ?? `group:${hashOf(name ?? content)}`;
}

function hashOf(text: string): string {
  return hash('sha256', text, 'hex').slice(0, 32);
}
