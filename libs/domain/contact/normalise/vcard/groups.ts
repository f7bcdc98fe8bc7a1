import { textOf } from '../json.js';
import { NormaliseError } from '../normalise-error.js';
import type { NormalisedGroup } from '../normalised-group.js';
import { categoryGroupId, groupPayload } from './payload.js';
import { componentsOf, textValueOf } from './syntax/components.js';
import { Vcard } from './syntax/vcard.js';

/** The categories of a card, each once, sorted. */
export function vcardCategories(card: Vcard): readonly string[] {
  const names = card.lines('CATEGORIES').flatMap((line) => componentsOf(line).flatMap(([name]) => textOf(name) ?? []));
  return [...new Set(names)].sort();
}

/** Whether a card stands for a group and not for a person: KIND:group of vCard 4.0, or Apple's property in 3.0. */
export function isGroupCard(card: Vcard): boolean {
  return [card.text('KIND'), card.text('X-ADDRESSBOOKSERVER-KIND')].some((kind) => kind?.toLowerCase() === 'group');
}

/** The UIDs that a group card names as its members, each once, in its order. Other URIs than UUIDs stay as they are. */
export function groupMembers(card: Vcard): readonly string[] {
  const lines = card.lines('MEMBER', 'X-ADDRESSBOOKSERVER-MEMBER');
  return [...new Set(lines.flatMap((line) => plainUid(textOf(textValueOf(line))) ?? []))];
}

/** The form in which UIDs are compared: "urn:uuid:F81D…" and "f81d…" are equal. */
export function plainUid(uid: string | null): string | null {
  if (uid === null) return null;
  const plain = uid.replace(/^urn:uuid:/i, '');
  return /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(plain) ? plain.toLowerCase() : plain;
}

/** The external ids of a contact's groups, sorted: its categories, and the group cards that name it. */
export function vcardGroups(card: Vcard, memberOf: readonly string[]): readonly string[] {
  return [...new Set([...memberOf, ...vcardCategories(card).map(categoryGroupId)])].sort();
}

/**
 * A group card, or the category of a card, as received (see `VcardPayload`).
 *
 * @throws NormaliseError PAYLOAD_NOT_AN_OBJECT, NOT_A_VCARD, or GROUP_WITHOUT_NAME for a group card without FN and N.
 */
export function normaliseVcardGroup(payload: unknown): NormalisedGroup {
  const group = groupPayload(payload);
  if ('category' in group) return { name: group.category, system: false };
  const card = new Vcard(group.vcard);
  const name = cardName(card);
  if (name === null) throw new NormaliseError('GROUP_WITHOUT_NAME', 'A group card must have a name.');
  return { name, system: false };
}

/** FN, else the parts of N. */
export function cardName(card: Vcard): string | null {
  const [name] = card.lines('N');
  const parts =
    name === undefined ? [] : componentsOf(name).flatMap((part) => part.flatMap((text) => textOf(text) ?? []));
  return card.text('FN') ?? textOf(parts.join(' '));
}
