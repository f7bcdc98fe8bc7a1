import { contentHash, type PresentRecord, type RejectedRecord } from '#connector-kit';
import { categoryGroupId, type VcardContactPayload, type VcardGroupPayload } from '#domain';
import type { ReadableCard, UnreadableCard } from './cards.js';
import { cardId, groupCardId } from './file.ids.js';
import type { Survey } from './survey.js';

const NOTHING_VOLATILE: ReadonlySet<string> = new Set();

export function categoryRecord(category: string): PresentRecord {
  const externalId = categoryGroupId(category);
  const payload: VcardGroupPayload = { category };
  return present('group', externalId, { payload, content: category });
}

export function groupCardRecord({ text, summary }: ReadableCard): PresentRecord {
  const payload: VcardGroupPayload = { vcard: text };
  return present('group', groupCardId(summary), { payload, content: summary.content });
}

export function contactRecord({ text, summary }: ReadableCard, { namesakes, groupsOf }: Survey): PresentRecord {
  const groups = [...new Set(groupsOf.get(summary.uid ?? ''))].sort();
  const payload: VcardContactPayload = { vcard: text, groups };
  return present('contact', cardId(summary, namesakes), { payload, content: [summary.content, groups] });
}

export function rejectedRecord({ locator, code, text }: UnreadableCard): RejectedRecord {
  return { locator, code, text };
}

function present(
  kind: 'contact' | 'group',
  externalId: string,
  of: { payload: object; content: unknown },
): PresentRecord {
  return {
    present: true,
    kind,
    externalId,
    locator: externalId,
    aliases: [],
    payload: JSON.stringify(of.payload),
    contentHash: contentHash(of.content, NOTHING_VOLATILE),
  };
}
