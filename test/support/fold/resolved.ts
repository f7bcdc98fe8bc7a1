import { type Contact, type ContactResolved, makeIdentityId } from '#contracts';
import { normaliseGoogleContact } from '#domain';
import { ACCOUNTS, googlePerson, momentOf, type Said } from './raw-records.js';

/** A source contact that the resolver has placed: identity, person and revision follow from what is given. */
export function contactResolved(
  externalId: string,
  revision: number,
  { said = {}, ...rest }: Partial<Omit<ContactResolved, 'contact'>> & { readonly said?: Said } = {},
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
    contact: contactOf(said),
    ...rest,
  };
}

export function identityOf(externalId: string): string {
  return makeIdentityId({ provider: 'google', accountId: ACCOUNTS[0], externalId });
}

export function contactOf(said: Said): Contact {
  return normaliseGoogleContact(googlePerson(said), { region: 'AT' });
}
