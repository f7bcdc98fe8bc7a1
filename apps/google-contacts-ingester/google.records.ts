import { contactHash, contentHash } from '#connector-kit';
import { normaliseGoogleContact, normaliseGoogleGroup, type SourceRecord } from '#domain';
import { type PersonIds, parseGroupIds, parsePersonIds } from './google.ids.js';

/** @throws SourceError BAD_RESPONSE if it is no Person */
export function personRecord(person: unknown, region: string | null): SourceRecord {
  const ids = parsePersonIds(person);
  const { resourceName, contactId, aliases, deleted } = ids;
  const received = { locator: resourceName, aliases, payload: JSON.stringify(person) };
  if (deleted) return { ...received, present: false, externalId: contactId };
  const content = contentOf(person, ids, region);
  return { ...received, present: true, kind: 'contact', externalId: contactId ?? resourceName, contentHash: content };
}

/**
 * A Person of the "other contacts". Its id has a prefix, because a contact may have the same number later.
 * @throws SourceError BAD_RESPONSE if it is no Person
 */
export function otherContactRecord(person: unknown, region: string | null): SourceRecord {
  const ids = parsePersonIds(person);
  const { resourceName, otherContactId, aliases, deleted } = ids;
  const externalId = otherContactId === undefined ? undefined : `otherContacts/${otherContactId}`;
  const received = { locator: resourceName, aliases, payload: JSON.stringify(person) };
  if (deleted) return { ...received, present: false, externalId };
  const content = contentOf(person, ids, region);
  return {
    ...received,
    present: true,
    kind: 'other-contact',
    externalId: externalId ?? resourceName,
    contentHash: content,
  };
}

/** @throws SourceError BAD_RESPONSE if it is no ContactGroup */
export function groupRecord(group: unknown): SourceRecord {
  const { resourceName, deleted } = parseGroupIds(group);
  const received = {
    externalId: resourceName,
    locator: resourceName,
    aliases: [],
    payload: JSON.stringify(group),
  };
  return deleted
    ? { ...received, present: false }
    : { ...received, present: true, kind: 'group', contentHash: contentHash(normaliseGoogleGroup(group)) };
}

/** Former resource names are not hashed: only incremental listings contain them. */
function contentOf(payload: unknown, { resourceName, sourceIds }: PersonIds, region: string | null): string {
  return contactHash({ ids: [resourceName, ...sourceIds], payload, region }, normaliseGoogleContact);
}
