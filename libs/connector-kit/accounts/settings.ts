import type { AccountSettings } from '#domain';

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

export function pollEveryMs({ sync }: AccountSettings): number {
  return sync.intervalMinutes * MINUTE_MS;
}

/**
 * Some providers limit the first pages of complete listings by a separate quota. So accounts that were connected together are due
 * at different times: each up to a tenth earlier, by a constant part. `accountId` is a uuid.
 */
export function fullSyncEveryMs({ sync }: AccountSettings, accountId: string): number {
  const part = Number.parseInt(accountId.slice(0, 8), 16) / 0xffff_ffff;
  return Math.round(sync.fullSyncIntervalDays * DAY_MS * (1 - part / 10));
}
