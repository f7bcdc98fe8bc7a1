import { z } from 'zod';
import { uuid } from '../../../platform/validation/schemas.js';

export const jobParams = z.object({ id: uuid, jobId: uuid });

export const newSyncJob = z
  .strictObject({
    type: z.enum(['contacts'], { error: 'There is no such type of sync. Use one of: contacts' }),
    mode: z
      .enum(['incremental', 'full'])
      .default('incremental')
      .meta({ description: 'incremental: the changes; full: everything' }),
  })
  .meta({ id: 'NewSyncJob', examples: [{ type: 'contacts' }] });
export type NewSyncJob = z.output<typeof newSyncJob>;

export const reconciliation = z
  .strictObject({
    externalId: z.string().min(1).max(1_000).optional().meta({
      description:
        "The id of one contact at the provider, as in externalContactId of a person's card; all contacts if absent",
    }),
  })
  .meta({ id: 'Reconciliation', examples: [{}, { externalId: '2a6f' }] });
export type Reconciliation = z.output<typeof reconciliation>;
