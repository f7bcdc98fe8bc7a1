import { z } from 'zod';
import { moment } from '../../platform/validation/schemas.js';

const count = z.int().min(0);

export const syncJobView = z
  .object({
    jobId: z.uuid(),
    instanceId: z.uuid(),
    type: z.string(),
    mode: z
      .string()
      .meta({ description: 'incremental or full; a job that had to read everything is full whatever was requested' }),
    status: z
      .string()
      .meta({ description: 'pending, running, held (it awaits approval), completed, failed or cancelled' }),
    progress: z.object({
      fetched: count.meta({ description: 'Read from the provider' }),
      stored: count.meta({ description: 'New or changed, sent to the log' }),
      skipped: count.meta({ description: 'Unchanged' }),
      deleted: count,
      total: count.nullable().meta({ description: 'As reported by the provider' }),
    }),
    error: z
      .object({ code: z.string(), message: z.string() })
      .nullable()
      .meta({ description: 'Why it failed, and what to do' }),
    createdAt: moment,
    startedAt: moment.nullable(),
    completedAt: moment.nullable(),
  })
  .meta({ id: 'SyncJob' });
export type SyncJobView = z.output<typeof syncJobView>;

export const syncJobExample: SyncJobView = {
  jobId: '0198c0df-11aa-7b0e-8f5e-5e2d7f6a1c33',
  instanceId: '0198c0de-6d8e-7cc3-98c4-dc0c0c07398f',
  type: 'contacts',
  mode: 'full',
  status: 'running',
  progress: { fetched: 150, stored: 148, skipped: 2, deleted: 0, total: 240 },
  error: null,
  createdAt: '2026-01-02T03:05:00.000Z',
  startedAt: '2026-01-02T03:05:01.000Z',
  completedAt: null,
};
