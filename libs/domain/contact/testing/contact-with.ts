import type { Contact } from '#contracts';
import type { LinkedContact, SourceContact } from '../source-contact.js';

const EMPTY_CONTACT: Contact = {
  displayName: null,
  prefix: null,
  firstName: null,
  middleName: null,
  lastName: null,
  suffix: null,
  nickname: null,
  phoneticFirstName: null,
  phoneticLastName: null,
  emails: [],
  phones: [],
  addresses: [],
  organizations: [],
  dates: [],
  urls: [],
  handles: [],
  photos: [],
  custom: [],
  groups: [],
  notes: null,
  details: [],
};

/** A contact with only the given fields. */
export function contactWith(fields: Partial<Contact>): Contact {
  return { ...EMPTY_CONTACT, ...fields };
}

/** A live source contact with only the given fields; its external id follows from `identityId`. */
export function sourceWith(
  identityId: string,
  fields: Partial<Contact>,
  rest: Partial<Omit<SourceContact, 'identityId' | 'contact'>> = {},
): SourceContact {
  return {
    identityId,
    provider: 'google',
    accountId: 'account-1',
    externalId: `external-${identityId}`,
    version: 'v1',
    deleted: false,
    firstObservedAt: 1000,
    observedAt: 2000,
    revision: 1,
    fieldSince: null,
    accountRemovedAt: null,
    contact: contactWith(fields),
    ...rest,
  };
}

/** A source contact with its person; the revision is also its version and its time of observation. */
export function linkedWith(
  identityId: string,
  revision: number,
  { personId = identityId, fields = {}, ...rest }: Partial<Omit<LinkedContact, 'contact'>> & LinkedFields = {},
): LinkedContact {
  const observed = { version: `v${revision}`, observedAt: revision * 1000, revision };
  return { ...sourceWith(identityId, fields, { ...observed, ...rest }), personId };
}

interface LinkedFields {
  readonly fields?: Partial<Contact>;
}
