import { contactHash, contentHash } from '#connector-kit';
import { normaliseGoogleContact, normaliseGoogleGroup, type SourceRecord } from '#domain';
import { type PersonIds, parseGroupIds, parsePersonIds } from './google.ids.js';

/** A Person as received. Throws SourceTrouble BAD_RESPONSE for what is none. */
export function personRecord(person: unknown, region: string | null): SourceRecord {
  const ids = parsePersonIds(person);
  const { resourceName, contactId, aliases, deleted } = ids;
  const told = { locator: resourceName, aliases, payload: JSON.stringify(person) };
  if (deleted) return { ...told, present: false, externalId: contactId };
  const content = contentOf(person, ids, region);
  return { ...told, present: true, kind: 'contact', externalId: contactId ?? resourceName, contentHash: content };
}

/**
 * A Person of the "other contacts". Its id is marked as such, because it may become a contact with the same number.
 * Throws SourceTrouble BAD_RESPONSE for what is none.
 */
export function otherContactRecord(person: unknown, region: string | null): SourceRecord {
  const ids = parsePersonIds(person);
  const { resourceName, otherContactId, aliases, deleted } = ids;
  const externalId = otherContactId === undefined ? undefined : `otherContacts/${otherContactId}`;
  const told = { locator: resourceName, aliases, payload: JSON.stringify(person) };
  if (deleted) return { ...told, present: false, externalId };
  const content = contentOf(person, ids, region);
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
    : { ...told, present: true, kind: 'group', contentHash: contentHash(normaliseGoogleGroup(group)) };
}

/** Former resource names are no content: they are told in incremental answers only. */
function contentOf(payload: unknown, { resourceName, sourceIds }: PersonIds, region: string | null): string {
  return contactHash({ ids: [resourceName, ...sourceIds], payload, region }, normaliseGoogleContact);
}
