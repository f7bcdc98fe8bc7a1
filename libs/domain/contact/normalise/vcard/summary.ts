import { canonicalJson } from '../../canonical-json.js';
import { groupMembers, isGroupCard, plainUid, vcardCategories } from './groups.js';
import { Vcard } from './vcard.js';

/** What a connector must know of a card to make a record of it. */
export interface VcardSummary {
  /** As UIDs are compared (without "urn:uuid:", UUIDs in lower case); null without one. */
  readonly uid: string | null;
  /** The card stands for a group. */
  readonly isGroup: boolean;
  /** UIDs of a group card's members. */
  readonly members: readonly string[];
  /** Names of the card's categories, sorted. */
  readonly categories: readonly string[];
  /** Equal for cards that say the same, to be hashed: servers rewrite folding, order, REV and PRODID when nothing changed. */
  readonly content: string;
}

const VOLATILE: ReadonlySet<string> = new Set(['REV', 'PRODID', 'VERSION', 'X-RADICALE-NAME']);

/** @throws NormaliseError NOT_A_VCARD */
export function summariseVcard(text: string): VcardSummary {
  const card = new Vcard(text);
  const lines = card.properties
    .filter(({ name }) => !VOLATILE.has(name))
    .map(({ group, name, params, value }) => canonicalJson([group ?? null, name, Object.fromEntries(params), value]));
  return {
    uid: plainUid(card.text('UID')),
    isGroup: isGroupCard(card),
    members: groupMembers(card),
    categories: vcardCategories(card),
    content: lines.sort().join('\n'),
  };
}
