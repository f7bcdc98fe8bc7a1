import { createHash } from 'node:crypto';
import type { ContactFields } from '../account/contact-fields.js';
import type { ContactGroup } from '../account/contact-groups.js';
import type { Contact } from '../account/google-account.js';
import type { Change } from '../account/versioned-collection.js';

type Source = 'CONTACT' | 'OTHER_CONTACT';

/**
 * A contact as a Person with the fields of the mask; a deleted one as its resource name and `metadata.deleted`. Only calls with
 * a sync token get the former resource names.
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

/** A group with the fields of the mask. Google omits a count of zero, and sends `updateTime` for user groups only. */
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

// The first value of a field is the primary one; Google omits the flags on the others.
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

// "homePage" becomes "Home page"; custom types stay unchanged.
function formatted(type: string): string {
  const words = type.replace(/([a-z])([A-Z])/g, '$1 $2');
  return words === type
    ? type.charAt(0).toUpperCase() + type.slice(1)
    : words.charAt(0).toUpperCase() + words.slice(1).toLowerCase();
}

function tag({ id, revision }: { id: string; revision: number }): string {
  return createHash('sha1').update(`${id}:${revision}`).digest('base64').slice(0, 24);
}
