import { contactHash, contentHash, readingOf } from '#connector-kit';
import {
  categoryGroupId,
  leanVcard,
  normaliseVcardContact,
  type PresentRecord,
  summariseVcard,
  type VcardPayload,
  type VcardSummary,
} from '#domain';
import type { Card } from './carddav.client.js';
import { makePathId } from './carddav.ids.js';
import { type CardTag, writeTag } from './sync/card-tag.js';

/** A card and its summary. */
export interface ReadCard {
  readonly card: Card;
  /** The card as received, without long pictures. */
  readonly text: string;
  readonly summary: VcardSummary;
  /** Some of its letters may be wrong. */
  readonly guessed: boolean;
}

/** @throws NormaliseError NOT_A_VCARD */
export function readCard(card: Card): ReadCard {
  const summary = summariseVcard(card.text);
  return { card, text: leanVcard(card.text), summary, guessed: card.guessed || summary.guessed };
}

/**
 * The record of a card. A new etag with unchanged content is no change.
 * `groups`: ids of the group cards that the card is a member of. `region`: of phone numbers without a country code.
 */
export function cardRecord(
  { card, text, summary }: ReadCard,
  groups: readonly string[],
  region: string | null,
): PresentRecord {
  const id = makePathId(card.url);
  const { uid, isGroup, members, categories } = summary;
  const reading = readingOf(region);
  const tag: CardTag = { etag: card.etag, uid, reading, groups, categories, members: isGroup ? members : null };
  const payload: VcardPayload = isGroup ? { vcard: text } : { vcard: text, groups };
  const aliases = uid === null ? [] : [uid];
  return {
    present: true,
    kind: isGroup ? 'group' : 'contact',
    externalId: id,
    locator: id,
    aliases,
    payload: JSON.stringify(payload),
    contentHash: isGroup
      ? contentHash([summary.content])
      : contactHash({ ids: aliases, payload, region }, normaliseVcardContact),
    tag: writeTag(tag),
  };
}

/** A category as a group that has only a name. */
export function categoryRecord(category: string): PresentRecord {
  const id = categoryGroupId(category);
  const payload: VcardPayload = { category };
  return {
    present: true,
    kind: 'group',
    externalId: id,
    locator: id,
    aliases: [],
    payload: JSON.stringify(payload),
    contentHash: contentHash(payload),
    tag: writeTag({ etag: null, uid: null, reading: null, groups: [], categories: [category], members: null }),
  };
}
