import { z } from 'zod';
import { googleCredentials, googleSettings, providerName, providers } from './provider-settings.js';

export const uuid = z.uuid().toLowerCase();
export const moment = z.iso.datetime();

export const instanceParams = z.object({ id: uuid });

export const newInstance = z
  .strictObject({
    provider: providerName,
    name: z
      .string()
      .trim()
      .min(1)
      .max(200)
      .meta({ examples: ['My address book'] }),
    credentials: googleCredentials,
    settings: googleSettings.prefault({}),
  })
  .meta({
    id: 'NewInstance',
    examples: [
      {
        provider: 'google',
        name: 'My address book',
        credentials: { clientId: '…apps.googleusercontent.com', clientSecret: 'GOCSPX-…', refreshToken: '1//…' },
        settings: { region: 'DE' },
      },
    ],
  });
export type NewInstance = z.output<typeof newInstance>;

export const instanceView = z
  .object({
    id: z.uuid(),
    provider: z.enum(providers),
    name: z.string(),
    settings: z.record(z.string(), z.unknown()),
    state: z.string().meta({
      description: 'connecting, connected, reconnecting, needs-login, restricted, backfilling, degraded or removed',
    }),
    stateCode: z.string().nullable(),
    stateMessage: z.string().nullable().meta({ description: 'A sentence that says what to do' }),
    stateSince: moment,
    createdAt: moment,
    removedAt: moment.nullable(),
  })
  .meta({ id: 'Instance' });
export type InstanceView = Omit<z.output<typeof instanceView>, 'provider'> & { readonly provider: string };

export const instanceExample: InstanceView = {
  id: '0198c0de-6d8e-7cc3-98c4-dc0c0c07398f',
  provider: 'google',
  name: 'My address book',
  settings: {
    region: 'DE',
    includeOtherContacts: false,
    sync: { enabled: true, runOnStartup: true, intervalMinutes: 15, fullSyncIntervalDays: 6 },
  },
  state: 'connected',
  stateCode: null,
  stateMessage: null,
  stateSince: '2026-01-02T03:04:05.000Z',
  createdAt: '2026-01-02T03:04:00.000Z',
  removedAt: null,
};
