import { type JsonObject, objectOf, textOf } from '../json.js';
import { NormaliseError } from '../normalise-error.js';

/**
 * The payload of a raw record that was read from a vCard (providers carddav and file), as an object; records carry its JSON.
 *
 * | kind | payload |
 * |---|---|
 * | contact | `vcard`: the card as received; `groups`: external ids of the group cards that name it as a member, sorted |
 * | group, from a group card | `vcard`: the group card as received |
 * | group, from CATEGORIES | `category`: its name |
 *
 * A card is text: the bytes of the source are decoded (see `decodeVcardText`) and otherwise left unchanged.
 */
export type VcardPayload = VcardContactPayload | VcardGroupPayload;

export interface VcardContactPayload {
  readonly vcard: string;
  readonly groups: readonly string[];
}

export type VcardGroupPayload = { readonly vcard: string } | { readonly category: string };

/** The external id of the group of a category: a category has nothing but its name. */
export function categoryGroupId(category: string): string {
  return `category:${category}`;
}

/** @throws NormaliseError PAYLOAD_NOT_AN_OBJECT, or NOT_A_VCARD without a card. */
export function contactPayload(payload: unknown): VcardContactPayload {
  const object = payloadObject(payload);
  const groups = Array.isArray(object.groups) ? object.groups.flatMap((group) => textOf(group) ?? []) : [];
  return { vcard: cardText(object), groups };
}

/** @throws NormaliseError PAYLOAD_NOT_AN_OBJECT, or NOT_A_VCARD with neither a card nor a category. */
export function groupPayload(payload: unknown): VcardGroupPayload {
  const object = payloadObject(payload);
  const category = textOf(object.category);
  return category === null ? { vcard: cardText(object) } : { category };
}

function payloadObject(payload: unknown): JsonObject {
  const object = objectOf(payload);
  if (object === undefined) {
    throw new NormaliseError('PAYLOAD_NOT_AN_OBJECT', 'A record that was read from a vCard must be a JSON object.');
  }
  return object;
}

function cardText({ vcard }: JsonObject): string {
  if (typeof vcard !== 'string') throw new NormaliseError('NOT_A_VCARD', 'The record has no text of a vCard.');
  return vcard;
}
