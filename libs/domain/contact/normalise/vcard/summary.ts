import { canonicalJson } from '../../canonical-json.js';
import { textOf } from '../json.js';
import { vcardEmails } from './fields/contact-points.js';
import { cardName, groupMembers, isGroupCard, plainUid, vcardCategories } from './groups.js';
import { textValueOf } from './syntax/components.js';
import { Vcard } from './syntax/vcard.js';

/** The parts of a card that a connector needs to make a record of it. */
export interface VcardSummary {
  /** In the form in which UIDs are compared (without "urn:uuid:", UUIDs in lower case); null without one. */
  readonly uid: string | null;
  /** The card stands for a group. */
  readonly isGroup: boolean;
  /** UIDs of a group card's members. */
  readonly members: readonly string[];
  /** Names of the card's categories, sorted. */
  readonly categories: readonly string[];
  /** FN, else the parts of N; null without one. */
  readonly name: string | null;
  /** Some of its quoted-printable text is in an encoding that nothing names: letters may be wrong. */
  readonly guessed: boolean;
  /** Normalised e-mail addresses and the digits of phone numbers, each once, sorted. */
  readonly reach: readonly string[];
  /**
   * To be hashed; equal for cards with equal content. Servers rewrite folding, REV, PRODID and the order of properties with different
   * names when nothing changed.
   */
  readonly content: string;
}

const VOLATILE: ReadonlySet<string> = new Set(['REV', 'PRODID', 'VERSION', 'X-RADICALE-NAME']);

/** `reach` and `content` are computed on access: they are expensive, and not every card needs them. @throws NormaliseError NOT_A_VCARD */
export function summariseVcard(text: string): VcardSummary {
  const card = new Vcard(text);
  return {
    uid: plainUid(card.text('UID')),
    isGroup: isGroupCard(card),
    members: groupMembers(card),
    categories: vcardCategories(card),
    name: cardName(card),
    guessed: card.properties.some(({ guessed }) => guessed === true),
    get reach() {
      return reachOf(card);
    },
    get content() {
      return contentOf(card);
    },
  };
}

function reachOf(card: Vcard): readonly string[] {
  const emails = vcardEmails(card).map(({ normalized }) => normalized);
  const phones = card.lines('TEL').flatMap((line) => textOf(textValueOf(line)) ?? []);
  return [...new Set([...emails, ...phones.map((phone) => phone.replace(/\D/g, '') || phone)])].sort();
}

function contentOf({ properties }: Vcard): string {
  return properties
    .filter(({ name }) => !VOLATILE.has(name))
    .toSorted((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0))
    .map(({ group, name, params, value }) => canonicalJson([group ?? null, name, Object.fromEntries(params), value]))
    .join('\n');
}
