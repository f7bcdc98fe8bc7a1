import { contentHash, type SourceRecord } from '#connector-kit';
import { parseGroupIds, parsePersonIds } from './google.ids.js';

/**
 * What moves without the content: etags and update times, former resource names (told in incremental answers only), and a
 * group's size, which is its members' content.
 */
const volatileKeys: ReadonlySet<string> = new Set(['etag', 'updateTime', 'previousResourceNames', 'memberCount']);

/** A Person as received. Throws SourceTrouble BAD_RESPONSE for what is none. */
export function personRecord(person: unknown): SourceRecord {
  const { resourceName, contactId, aliases, deleted } = parsePersonIds(person);
  const told = { locator: resourceName, aliases, payload: JSON.stringify(person) };
  return deleted
    ? { ...told, present: false, externalId: contactId }
    : {
        ...told,
        present: true,
        kind: 'contact',
        externalId: contactId ?? resourceName,
        contentHash: contentHash(person, volatileKeys),
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
