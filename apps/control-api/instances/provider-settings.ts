import { isSupportedCountry } from 'libphonenumber-js';
import { z } from 'zod';

/** The sources that an account can be connected to. */
export const providers = ['google', 'file'] as const;

/** The issue of a provider that is none. */
export const noSuchProvider = `There is no such provider; known are: ${providers.join(', ')}`;

/** What people write for a provider, as Kith does. */
export function providerName(written: unknown): unknown {
  return typeof written === 'string' ? written.trim().toLowerCase() : written;
}

const credential = z.string().trim().min(1).max(4_096);

/** What the OAuth client got for the account. Sealed into the vault under these names; never given out again. */
export const googleCredentials = z
  .strictObject({ clientId: credential, clientSecret: credential, refreshToken: credential })
  .meta({ id: 'GoogleCredentials' });

const region = z
  .string()
  .trim()
  .toUpperCase()
  .refine((code) => isSupportedCountry(code), 'Must be a country code of ISO 3166, e.g. DE')
  .optional()
  .meta({ description: 'Where phone numbers without a country code are dialled', examples: ['DE'] });

const sync = z
  .strictObject({
    enabled: z.boolean().default(true),
    runOnStartup: z.boolean().default(true),
    intervalMinutes: z.int().min(1).max(1_440).default(15),
    fullSyncIntervalDays: z.int().min(1).max(30).default(6),
  })
  .prefault({});

export const googleSettings = z
  .strictObject({
    region,
    includeOtherContacts: z.boolean().default(false).meta({ description: 'Also people that were only written to' }),
    sync,
  })
  .meta({ id: 'GoogleSettings' });

/** Cards come by upload, so there is nobody to sign in to. */
export const fileCredentials = z.strictObject({}).prefault({}).meta({ id: 'FileCredentials' });

export const fileSettings = z.strictObject({ region, sync }).meta({ id: 'FileSettings' });
