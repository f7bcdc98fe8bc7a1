import { z } from 'zod';

/** The settings that every connector reads; a provider's own stand beside them. */
export const accountSettings = z.object({
  region: z
    .string()
    .regex(/^[A-Z]{2}$/)
    .nullable()
    .default(null),
  sync: z
    .object({
      enabled: z.boolean().default(true),
      runOnStartup: z.boolean().default(true),
      intervalMinutes: z.number().int().min(1).max(10_080).default(15),
      fullSyncIntervalDays: z.number().int().min(1).max(365).default(6),
    })
    .prefault({}),
  brake: z
    .object({
      percent: z.number().int().min(1).max(100).default(20),
      moreThan: z.number().int().min(0).max(1_000_000).default(20),
    })
    .prefault({}),
});

export type AccountSettings = z.output<typeof accountSettings>;

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

export function pollEveryMs({ sync }: AccountSettings): number {
  return sync.intervalMinutes * MINUTE_MS;
}

/**
 * The first page of a complete listing has a quota of its own at some providers, so accounts that were connected together do not
 * become due together: each comes up to a tenth earlier, always by the same part. `accountId` is a uuid.
 */
export function fullSyncEveryMs({ sync }: AccountSettings, accountId: string): number {
  const part = Number.parseInt(accountId.slice(0, 8), 16) / 0xffff_ffff;
  return Math.round(sync.fullSyncIntervalDays * DAY_MS * (1 - part / 10));
}
