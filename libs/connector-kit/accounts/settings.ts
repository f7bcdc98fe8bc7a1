import type { AccountSettings } from '#domain';

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
