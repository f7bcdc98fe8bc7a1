import { objectOf, objectsOf, textOf } from '../json.js';
import { NormaliseError } from '../normalise-error.js';
import type { NormalisedGroup } from '../normalised-group.js';

/** Every contact is a member. */
const ALL_CONTACTS = 'contactGroups/myContacts';

/** Resource names of the contact's groups, sorted. */
export function googleGroups(memberships: unknown): readonly string[] {
  const groups = new Set<string>();
  for (const membership of objectsOf(memberships)) {
    const group = textOf(objectOf(membership.contactGroupMembership)?.contactGroupResourceName);
    if (group !== null && group !== ALL_CONTACTS) groups.add(group);
  }
  return [...groups].sort();
}

/**
 * A contact group of the Google People API, as received. A system group has its translated name.
 * Source: https://developers.google.com/people/api/rest/v1/contactGroups (resource ContactGroup).
 *
 * @throws NormaliseError PAYLOAD_NOT_AN_OBJECT, or GROUP_WITHOUT_NAME when it has neither a name nor a resource name.
 */
export function normaliseGoogleGroup(payload: unknown): NormalisedGroup {
  const group = objectOf(payload);
  if (group === undefined) throw new NormaliseError('PAYLOAD_NOT_AN_OBJECT', 'A Google group must be a JSON object.');
  const name = textOf(group.formattedName) ?? textOf(group.name) ?? textOf(group.resourceName);
  if (name === null) throw new NormaliseError('GROUP_WITHOUT_NAME', 'A Google group must have a name.');
  return { name, system: group.groupType === 'SYSTEM_CONTACT_GROUP' };
}
