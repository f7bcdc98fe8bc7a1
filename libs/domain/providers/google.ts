import { z } from 'zod';
import { normaliseGoogleGroup } from '../contact/normalise/google/groups.js';
import { normaliseGoogleContact } from '../contact/normalise/google.js';
import { commonSettings, credential } from './account-settings.js';
import type { AliasTarget, Provider } from './provider.js';

/** What the OAuth client received for the account. The vault seals each value under its name. */
export const googleCredentials = z
  .strictObject({ clientId: credential, clientSecret: credential, refreshToken: credential })
  .meta({ id: 'GoogleCredentials' });

/** What the owner may set; unknown keys are an error. */
export const googleSettings = z
  .strictObject({
    ...commonSettings,
    includeOtherContacts: z.boolean().default(false).meta({ description: 'Also people that were only written to' }),
  })
  .meta({ id: 'GoogleSettings' });

/** The settings of a connected account, as the connector reads them. */
export const storedGoogleSettings = googleSettings.strip();

/**
 * A resource name, current or former, refers to an entry of the account: the number in it is the entry's id in hexadecimal
 * (https://developers.google.com/people/api/rest/v1/people#PersonMetadata).
 */
function resourceName(name: string, accountId: string): AliasTarget | undefined {
  const [, list, number] = /^(people|otherContacts)\/(?:c(\d+)|\S+)$/.exec(name) ?? [];
  if (list === undefined) return undefined;
  if (number === undefined) return entry(name, accountId);
  const id = BigInt(number).toString(16);
  return entry(list === 'people' ? id : `${list}/${id}`, accountId);
}

function entry(externalId: string, accountId: string): AliasTarget {
  return { kind: 'alias', value: `google ${accountId} ${externalId}`, entry: externalId };
}

export const google = {
  name: 'google',
  normaliseContact: normaliseGoogleContact,
  normaliseGroup: normaliseGoogleGroup,
  aliases: { read: resourceName, own: entry },
  connectable: {
    login: 'oauth',
    uploads: false,
    syncTypes: ['contacts'],
    settings: googleSettings.prefault({}),
    credentials: googleCredentials,
    identity: { credential: 'refreshToken', overlap: () => true },
  },
} as const satisfies Provider;
