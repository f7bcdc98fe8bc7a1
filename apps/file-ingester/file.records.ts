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
import type { GuessedCards, Survey } from './survey-file.js';

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

/** One of a file: its cards are read all the same, by a guess. The text is the warning, as the API shows it. */
export function encodingWarning({ count, names }: GuessedCards): RejectedRecord {
  const cards = count === 1 ? 'One card does' : `${count} cards do`;
  const named = names.length === 0 ? '' : ` (${names.join(', ')}${count > names.length ? ', …' : ''})`;
  const text = `${cards} not say in which encoding ${count === 1 ? 'it is' : 'they are'} written${named}. If letters are wrong, upload the file again with its encoding, for instance POST /instances/{id}/file?encoding=windows-1251.`;
  return { kind: 'contact', locator: 'encoding', code: 'ENCODING_UNKNOWN', text, warning: true };
}

function present(kind: 'contact' | 'group', externalId: string, payload: object, contentHash: string): PresentRecord {
  const received = { locator: externalId, aliases: [], payload: JSON.stringify(payload) };
  return { ...received, present: true, kind, externalId, contentHash };
}
