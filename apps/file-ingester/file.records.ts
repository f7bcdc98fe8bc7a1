import { contactHash, contentHash, type RejectedRecord } from '#connector-kit';
import {
  categoryGroupId,
  normaliseVcardContact,
  type PresentRecord,
  type VcardContactPayload,
  type VcardGroupPayload,
} from '#domain';
import { cardId, groupCardId } from './file.ids.js';
import type { ReadableCard, UnreadableCard } from './read-cards.js';
import type { Survey } from './survey-file.js';

export function categoryRecord(category: string): PresentRecord {
  const payload: VcardGroupPayload = { category };
  return present('group', categoryGroupId(category), payload, contentHash(category));
}

export function groupCardRecord({ text, summary }: ReadableCard): PresentRecord {
  const payload: VcardGroupPayload = { vcard: text };
  return present('group', groupCardId(summary), payload, contentHash(summary.content));
}

/** `region`: of phone numbers without a country code. */
export function contactRecord(
  { text, summary }: ReadableCard,
  { namesakes, groupsOf }: Survey,
  region: string | null,
): PresentRecord {
  const groups = [...new Set(groupsOf.get(summary.uid ?? ''))].sort();
  const payload: VcardContactPayload = { vcard: text, groups };
  const content = contactHash({ ids: [], payload, region }, normaliseVcardContact);
  return present('contact', cardId(summary, namesakes), payload, content);
}

export function rejectedRecord({ kind, locator, code, text }: UnreadableCard): RejectedRecord {
  return { kind, locator, code, text };
}

function present(kind: 'contact' | 'group', externalId: string, payload: object, contentHash: string): PresentRecord {
  const received = { locator: externalId, aliases: [], payload: JSON.stringify(payload) };
  return { ...received, present: true, kind, externalId, contentHash };
}
