import { z } from 'zod';
import { contentHash, type SourceRecord } from '#connector-kit';
import { parseGroupIds, parsePersonIds } from './google.ids.js';

/**
 * What moves without the content: etags and update times, former resource names (told in incremental answers only), and a
 * group's size, which is its members' content.
 */
const volatileKeys: ReadonlySet<string> = new Set(['etag', 'updateTime', 'previousResourceNames', 'memberCount']);

/**
 * A Person as received. National numbers mean something in the account's region only, so it is a part of the content of whoever
 * has one. Throws SourceTrouble BAD_RESPONSE for what is none.
 */
export function personRecord(person: unknown, region: string | null): SourceRecord {
  const { resourceName, contactId, aliases, deleted } = parsePersonIds(person);
  const told = { locator: resourceName, aliases, payload: JSON.stringify(person) };
  if (deleted) return { ...told, present: false, externalId: contactId };
  const content = contentOf(person, region);
  return { ...told, present: true, kind: 'contact', externalId: contactId ?? resourceName, contentHash: content };
}

/**
 * A Person of the "other contacts". Its id is marked as such, because it may become a contact with the same number.
 * Throws SourceTrouble BAD_RESPONSE for what is none.
 */
export function otherContactRecord(person: unknown, region: string | null): SourceRecord {
  const { resourceName, otherContactId, aliases, deleted } = parsePersonIds(person);
  const externalId = otherContactId === undefined ? undefined : `otherContacts/${otherContactId}`;
  const told = { locator: resourceName, aliases, payload: JSON.stringify(person) };
  if (deleted) return { ...told, present: false, externalId };
  const content = contentOf(person, region);
  return {
    ...told,
    present: true,
    kind: 'other-contact',
    externalId: externalId ?? resourceName,
    contentHash: content,
  };
}

/** A ContactGroup as received. Throws SourceTrouble BAD_RESPONSE for what is none. */
export function groupRecord(group: unknown): SourceRecord {
  const { resourceName, deleted } = parseGroupIds(group);
  const told = {
    externalId: resourceName,
    locator: resourceName,
    aliases: [],
    payload: JSON.stringify(group),
  };
  return deleted
    ? { ...told, present: false }
    : { ...told, present: true, kind: 'group', contentHash: contentHash(group, volatileKeys) };
}

function contentOf(person: unknown, region: string | null): string {
  return contentHash(hasNationalNumber(person) ? [person, region] : person, volatileKeys);
}

const phoneNumbers = z.object({
  phoneNumbers: z.array(z.object({ value: z.string().catch(''), canonicalForm: z.string().nullish().catch(null) })),
});

/** Whether a number is neither written internationally nor canonicalised by Google. */
function hasNationalNumber(person: unknown): boolean {
  const numbers = phoneNumbers.safeParse(person).data?.phoneNumbers ?? [];
  return numbers.some(({ value, canonicalForm }) => !canonicalForm && !value.trim().startsWith('+'));
}
