import { createHash } from 'node:crypto';
import { type ContactFields, MASK_PATHS } from '../account/contact-fields.js';
import type { ContactGroup } from '../account/contact-groups.js';
import type { Contact } from '../account/google-account.js';
import { invalidArgument } from '../rpc-error.js';
import type { Change } from '../account/versioned-collection.js';

const SEE_REFERENCE =
  'Valid paths are documented at https://developers.google.com/people/api/rest/v1/people.connections/list.';

type Source = 'CONTACT' | 'OTHER_CONTACT';

const GROUP_PATHS: ReadonlySet<string> = new Set(['clientData', 'groupType', 'memberCount', 'metadata', 'name']);

/** The paths of a field mask. Throws Google's 400 when the mask is missing or names no field of a Person. */
export function parseMask(parameter: string, mask: string | undefined): ReadonlySet<string> {
  if (mask === undefined || mask === '') {
    throw invalidArgument(`${parameter} mask is required. Please specify one or more valid paths. ${SEE_REFERENCE}`);
  }
  return knownPaths(parameter, mask, MASK_PATHS);
}

const OTHER_CONTACT_PATHS: ReadonlySet<string> = new Set([
  'emailAddresses',
  'metadata',
  'names',
  'phoneNumbers',
  'photos',
]);

/** The paths of otherContacts' `readMask`: of people's own profiles, which it could read as well, the sandbox has none. */
export function parseOtherContactMask(mask: string | undefined): ReadonlySet<string> {
  if (mask === undefined || mask === '') return parseMask('readMask', mask);
  return knownPaths('readMask', mask, OTHER_CONTACT_PATHS);
}

/** The paths of `groupFields`: everything that there is when it is missing. */
export function parseGroupMask(mask: string | undefined): ReadonlySet<string> {
  return mask === undefined || mask === '' ? GROUP_PATHS : knownPaths('groupFields', mask, GROUP_PATHS);
}

function knownPaths(parameter: string, mask: string, known: ReadonlySet<string>): ReadonlySet<string> {
  const paths = mask.split(',').map((path) => path.trim());
  const unknown = paths.find((path) => !known.has(path));
  if (unknown !== undefined) throw invalidArgument(`Invalid ${parameter} mask path: "${unknown}". ${SEE_REFERENCE}`);
  return new Set(paths);
}

/**
 * A contact as a Person with the fields of the mask; a deleted one as its name and `metadata.deleted`. Former resource names are
 * told to calls with a sync token only.
 */
export function renderPerson(
  { item, deleted }: Change<Contact>,
  mask: ReadonlySet<string>,
  source: Source,
  includeFormerNames = false,
): object {
  const head = { resourceName: item.resourceName, etag: `%${tag(item)}` };
  if (deleted) {
    const sources = [{ type: source, id: item.sourceId }];
    return { ...head, metadata: { sources, deleted: true, objectType: 'PERSON' } };
  }
  const fields = Object.entries(item.fields).filter(([path]) => mask.has(path));
  return {
    ...head,
    ...(mask.has('metadata') ? { metadata: personMetadata(item, source, includeFormerNames) } : {}),
    ...Object.fromEntries(
      fields.map(([path, values]) => [path, (values ?? []).map((value, at) => renderField(value, at, item, source))]),
    ),
  };
}

/** A group with the fields of the mask. Google leaves a count of zero out, and dates only the owner's own groups. */
export function renderGroup(change: Change<ContactGroup>, mask: ReadonlySet<string>, memberCount: number): object {
  const { id, groupType, name, formattedName, updateTime } = change.item;
  const head = { resourceName: `contactGroups/${id}`, etag: tag(change.item) };
  if (change.deleted) return { ...head, metadata: { deleted: true } };
  return {
    ...head,
    ...(mask.has('metadata') && groupType === 'USER_CONTACT_GROUP' ? { metadata: { updateTime } } : {}),
    ...(mask.has('groupType') ? { groupType } : {}),
    ...(mask.has('name') ? { name, formattedName } : {}),
    ...(mask.has('memberCount') && memberCount > 0 ? { memberCount } : {}),
  };
}

function personMetadata(item: Contact, type: Source, includeFormerNames: boolean): object {
  return {
    sources: [{ type, id: item.sourceId, etag: `#${tag(item)}`, updateTime: item.updateTime }],
    ...(includeFormerNames && item.formerNames.length > 0 ? { previousResourceNames: item.formerNames } : {}),
    objectType: 'PERSON',
  };
}

type FieldValue = NonNullable<ContactFields[keyof ContactFields]>[number];

// The first value of a field is the primary one; on the others Google leaves the flags out.
function renderField(value: FieldValue, at: number, item: Contact, type: Source): object {
  return {
    metadata: {
      ...(at === 0 ? { primary: true } : {}),
      source: { type, id: item.sourceId },
      ...(at === 0 ? { sourcePrimary: true } : {}),
    },
    ...value,
    ...('type' in value && value.type !== undefined ? { formattedType: formatted(value.type) } : {}),
    ...('protocol' in value && value.protocol !== undefined ? { formattedProtocol: formatted(value.protocol) } : {}),
    ...('contactGroupMembership' in value ? { contactGroupMembership: membership(value.contactGroupMembership) } : {}),
  };
}

function membership({ contactGroupResourceName }: { contactGroupResourceName: string }): object {
  return { contactGroupId: contactGroupResourceName.slice('contactGroups/'.length), contactGroupResourceName };
}

// "homePage" reads "Home page"; a type of the owner's own stays as it is.
function formatted(type: string): string {
  const words = type.replace(/([a-z])([A-Z])/g, '$1 $2');
  return words === type
    ? type.charAt(0).toUpperCase() + type.slice(1)
    : words.charAt(0).toUpperCase() + words.slice(1).toLowerCase();
}

function tag({ id, revision }: { id: string; revision: number }): string {
  return createHash('sha1').update(`${id}:${revision}`).digest('base64').slice(0, 24);
}
