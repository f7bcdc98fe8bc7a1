import type { Contact } from '#contracts';
import type { SourceContact } from '../card/person-card.js';

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
};

/** A contact that says only what is given. */
export function contactWith(said: Partial<Contact>): Contact {
  return { ...EMPTY_CONTACT, ...said };
}

/** A live source contact that says only what is given; `identityId` tells all its ids apart. */
export function sourceWith(
  identityId: string,
  said: Partial<Contact>,
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
    contact: contactWith(said),
    ...rest,
  };
}
