import { type Contact, type ContactResolved, makeIdentityId } from '#contracts';
import { normaliseGoogleContact } from '#domain';
import { ACCOUNTS, type ContactFields, googlePerson, momentOf } from './raw-records.js';

/** A source contact that the resolver has linked; its identity and person follow from the external id. */
export function contactResolved(
  externalId: string,
  revision: number,
  { fields = {}, ...rest }: Partial<Omit<ContactResolved, 'contact'>> & { readonly fields?: ContactFields } = {},
): ContactResolved {
  const identityId = identityOf(externalId);
  return {
    identityId,
    provider: 'google',
    accountId: ACCOUNTS[0],
    externalId,
    personId: identityId,
    previousPersonId: null,
    revision,
    rule: 'NEW',
    deleted: false,
    version: `v${revision}`,
    observedAt: momentOf(revision),
    firstObservedAt: momentOf(0),
    contact: contactOf(fields),
    ...rest,
  };
}

export function identityOf(externalId: string): string {
  return makeIdentityId({ provider: 'google', accountId: ACCOUNTS[0], externalId });
}

export function contactOf(fields: ContactFields): Contact {
  return normaliseGoogleContact(googlePerson(fields), { region: 'AT' });
}
