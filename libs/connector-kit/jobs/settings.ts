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

export function fullSyncEveryMs({ sync }: AccountSettings): number {
  return sync.fullSyncIntervalDays * DAY_MS;
}
