import { z } from 'zod';
import { moment } from '../../../platform/validation/schemas.js';
import { noSuchProvider, providerName, providers } from '../../../shared/accounts/provider-names.js';

export const sourceQuery = z.object({
  provider: z.preprocess(providerName, z.enum(providers, noSuchProvider)).optional(),
});
export type SourceQuery = z.output<typeof sourceQuery>;

const count = z.int().min(0);
const when = (description: string) => moment.nullable().meta({ description });

const streamStatus = z.object({
  stream: z.string().meta({ description: 'contacts, otherContacts, groups, or an address book' }),
  cursorAgeSeconds: count.nullable().meta({ description: 'Since the cursor was issued; null without one' }),
  lastFullSyncAt: when('When the last complete listing began'),
  lastIncrementalSyncAt: when('When the last listing of changes began'),
  completeThrough: when('All changes before this time are in the log'),
  lastError: z.string().nullable().meta({ description: 'Why the last attempt failed; null if it succeeded' }),
});

/** The state of an account at its connector. */
export const sourceView = z
  .object({
    accountId: z.uuid(),
    provider: z.string(),
    name: z.string(),
    syncEnabled: z.boolean(),
    state: z.string(),
    stateCode: z.string().nullable(),
    stateMessage: z.string().nullable().meta({ description: 'A sentence that says what to do' }),
    connectedAt: moment,
    lastSuccessAt: when('When the last run was completed'),
    nextAttemptAt: when('When the next scheduled run starts; null if sync is switched off'),
    failures: count.meta({ description: 'Failed runs in a row' }),
  })
  .meta({ id: 'Source' });
export type SourceView = z.output<typeof sourceView>;

export const sourceStatus = sourceView
  .extend({
    contacts: count.meta({ description: 'Contacts of the account in the log' }),
    rejected: count.meta({ description: 'Records that cannot be normalised; see the dead letters' }),
    warnings: z.array(z.string()).meta({ description: 'What was read by a guess, in sentences that say what to do' }),
    cursorAgeSeconds: count.nullable().meta({ description: 'Age of the oldest cursor' }),
    completeThrough: when('All changes before this time are in the log, in every stream'),
    heldJobId: z.uuid().nullable().meta({ description: 'A job that awaits approval' }),
    streams: z.array(streamStatus),
  })
  .meta({ id: 'SourceStatus' });
export type SourceStatus = z.output<typeof sourceStatus>;

export const sourceExample: SourceView = {
  accountId: '0198c0de-6d8e-7cc3-98c4-dc0c0c07398f',
  provider: 'google',
  name: 'My address book',
  syncEnabled: true,
  state: 'connected',
  stateCode: null,
  stateMessage: null,
  connectedAt: '2026-01-02T03:04:00.000Z',
  lastSuccessAt: '2026-01-02T03:05:02.000Z',
  nextAttemptAt: '2026-01-02T03:19:40.000Z',
  failures: 0,
};

export const sourceStatusExample: SourceStatus = {
  ...sourceExample,
  contacts: 240,
  rejected: 0,
  warnings: [],
  cursorAgeSeconds: 61,
  completeThrough: '2026-01-02T03:05:00.000Z',
  heldJobId: null,
  streams: [
    {
      stream: 'contacts',
      cursorAgeSeconds: 61,
      lastFullSyncAt: '2026-01-01T00:00:00.000Z',
      lastIncrementalSyncAt: '2026-01-02T03:05:00.000Z',
      completeThrough: '2026-01-02T03:05:00.000Z',
      lastError: null,
    },
  ],
};
