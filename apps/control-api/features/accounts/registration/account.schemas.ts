import { z } from 'zod';
import { connectableProviders } from '#domain';
import { moment } from '../../../platform/validation/schemas.js';
import { noSuchProvider, providerName, providers } from '../../../shared/accounts/provider-names.js';

export const accountName = z
  .string()
  .trim()
  .min(1)
  .max(200)
  .meta({ examples: ['My address book'] });

const [firstProvider, ...otherProviders] = connectableProviders.map(({ name, connectable }) =>
  z.strictObject({
    provider: z.literal(name),
    name: accountName,
    credentials: connectable.credentials,
    settings: connectable.settings,
  }),
);
if (!firstProvider) throw new Error('No provider can be connected');

const newInstanceOfProvider = z.discriminatedUnion('provider', [firstProvider, ...otherProviders], {
  error: ({ code }) => (code === 'invalid_union' ? noSuchProvider : undefined),
});

export const newAccount = z
  .preprocess(
    (body) => (isObject(body) ? { ...body, provider: providerName(body.provider) } : body),
    newInstanceOfProvider,
  )
  .meta({
    id: 'NewInstance',
    examples: [
      {
        provider: 'google',
        name: 'My address book',
        credentials: { clientId: '…apps.googleusercontent.com', clientSecret: 'GOCSPX-…', refreshToken: '1//…' },
        settings: { region: 'DE' },
      },
      {
        provider: 'carddav',
        name: 'My iCloud',
        credentials: { username: 'ada@example.org', password: 'an app password' },
        settings: { server: 'https://contacts.icloud.com/' },
      },
      { provider: 'file', name: 'My export', settings: { region: 'DE' } },
    ],
  });
export type NewAccount = z.output<typeof newAccount>;

export const accountChanges = z
  .strictObject({ name: accountName.optional(), settings: z.record(z.string(), z.unknown()).optional() })
  .refine(({ name, settings }) => name !== undefined || settings !== undefined, 'Send a name, settings, or both')
  .meta({ id: 'InstanceChanges', examples: [{ settings: { region: 'GR', includeOtherContacts: true } }] });
export type AccountChanges = z.output<typeof accountChanges>;

export const removal = z.strictObject({
  contacts: z
    .enum(['keep', 'remove'])
    .default('keep')
    .meta({ description: 'Whether what the account brought stays or goes', examples: ['remove'] }),
});
export type Removal = z.output<typeof removal>;

export const accountSchema = z
  .object({
    id: z.uuid(),
    provider: z.enum(providers),
    name: z.string(),
    settings: z.record(z.string(), z.unknown()),
    state: z.string().meta({
      description:
        'connecting, connected, reconnecting, needs-login, restricted, backfilling, held, degraded or removed',
    }),
    stateCode: z.string().nullable(),
    stateMessage: z.string().nullable().meta({ description: 'A sentence that says what to do' }),
    stateSince: moment,
    createdAt: moment,
    removedAt: moment.nullable(),
    login: z
      .object({ method: z.literal('POST'), path: z.string(), body: z.object({ instanceId: z.uuid() }) })
      .nullable()
      .meta({ description: 'The call that starts the login that the account needs; null if it needs none' }),
    suggestedRegion: z
      .object({ region: z.string(), source: z.enum(['numbers', 'language']) })
      .nullable()
      .meta({
        description:
          "For an account without settings.region: that of most of the owner's numbers with a country code, or of Accept-Language. It is not applied: a wrong region makes other people's numbers",
      }),
    warnings: z.array(z.string()).meta({ description: 'Problems that will occur unless the owner acts' }),
  })
  .meta({ id: 'Instance' });
export type AccountView = Omit<z.output<typeof accountSchema>, 'provider'> & { readonly provider: string };

export const accountExample: AccountView = {
  id: '0198c0de-6d8e-7cc3-98c4-dc0c0c07398f',
  provider: 'google',
  name: 'My address book',
  settings: {
    region: 'DE',
    includeOtherContacts: false,
    sync: { enabled: true, runOnStartup: true, intervalMinutes: 15, fullSyncIntervalDays: 6 },
    massChangeGuard: { percent: 20, moreThan: 20 },
  },
  state: 'connected',
  stateCode: null,
  stateMessage: null,
  stateSince: '2026-01-02T03:04:05.000Z',
  createdAt: '2026-01-02T03:04:00.000Z',
  removedAt: null,
  login: null,
  suggestedRegion: null,
  warnings: [],
};

function isObject(body: unknown): body is Readonly<Record<string, unknown>> {
  return typeof body === 'object' && body !== null && !Array.isArray(body);
}
