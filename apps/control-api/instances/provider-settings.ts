import { isSupportedCountry } from 'libphonenumber-js';
import { z } from 'zod';

/** The sources that an account can be connected to. */
export const providers = ['google', 'carddav', 'file'] as const;

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

const brake = z
  .strictObject({
    percent: z.int().min(1).max(100).default(20),
    moreThan: z.int().min(0).max(1_000_000).default(20),
  })
  .prefault({})
  .meta({ description: 'A run that changes or deletes more than both is held until somebody decides' });

export const googleSettings = z
  .strictObject({
    region,
    includeOtherContacts: z.boolean().default(false).meta({ description: 'Also people that were only written to' }),
    sync,
    brake,
  })
  .meta({ id: 'GoogleSettings' });

/** Of the server, where it has them an app password. Sealed into the vault under these names; never given out again. */
export const carddavCredentials = z
  .strictObject({ username: credential, password: z.string().min(1).max(4_096) })
  .meta({ id: 'CarddavCredentials' });

export const carddavSettings = z
  .strictObject({
    server: z
      .string()
      .trim()
      .min(1)
      .max(2_000)
      .refine(namesServer, 'Must be an https URL without a password in it, an e-mail address, or a domain')
      .meta({ description: 'A URL, an e-mail address, or a domain', examples: ['https://contacts.icloud.com/'] }),
    addressBooks: z
      .array(z.string().trim().min(1).max(2_000))
      .min(1)
      .max(1_000)
      .optional()
      .meta({ description: 'Paths or display names of the books to read; all when it is left out' }),
    allowPlainHttp: z.boolean().default(false).meta({
      description: 'Sends the password unencrypted to a server of another machine. For a network of your own only',
    }),
    region,
    sync,
    brake,
  })
  .refine(({ server, allowPlainHttp }) => allowPlainHttp || !isRemotePlainHttp(server), {
    path: ['server'],
    error: 'Must be an https URL: plain http is for this machine only, unless allowPlainHttp is set',
  })
  .meta({ id: 'CarddavSettings' });

function namesServer(server: string): boolean {
  const isUrl = /^[a-z][a-z\d+.-]*:\/\//i.test(server);
  const url = URL.parse(isUrl ? server : `https://${server.slice(server.lastIndexOf('@') + 1)}`);
  return url !== null && /^https?:$/.test(url.protocol) && url.username === '' && url.password === '';
}

function isRemotePlainHttp(server: string): boolean {
  const url = URL.parse(server);
  return url?.protocol === 'http:' && !/^(localhost|127(\.\d+){3}|\[::1\])$/.test(url.hostname);
}

/** Cards come by upload, so there is nobody to sign in to. */
export const fileCredentials = z.strictObject({}).prefault({}).meta({ id: 'FileCredentials' });

export const fileSettings = z.strictObject({ region, sync, brake }).meta({ id: 'FileSettings' });

/** What may be set for an account, by provider. */
export const settingsOf: Readonly<Record<(typeof providers)[number], z.ZodType<object>>> = {
  google: googleSettings,
  carddav: carddavSettings,
  file: fileSettings,
};
