import { expect, test } from 'vitest';
import { accountSettings, fullSyncEveryMs, pollEveryMs } from './settings.js';

test('what is not set has its default', () => {
  const settings = accountSettings.parse({});
  expect(settings).toEqual({
    region: null,
    sync: { enabled: true, runOnStartup: true, intervalMinutes: 15, fullSyncIntervalDays: 6 },
    brake: { percent: 20, moreThan: 20 },
  });
  expect([pollEveryMs(settings), fullSyncEveryMs(settings)]).toEqual([900_000, 518_400_000]);
});

test("a provider's own settings do not disturb", () => {
  expect(accountSettings.safeParse({ includeOtherContacts: true, sync: { intervalMinutes: 5 } }).success).toBe(true);
});

test.each([{ region: 'Germany' }, { sync: { intervalMinutes: 0 } }, { sync: { enabled: 'yes' } }, [], null])(
  'refuses %j',
  (settings) => {
    expect(accountSettings.safeParse(settings).success).toBe(false);
  },
);
