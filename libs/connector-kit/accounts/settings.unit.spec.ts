import { expect, test } from 'vitest';
import { accountSettings } from '#domain';
import { fullSyncEveryMs, pollEveryMs } from './settings.js';

test('a setting that is absent has its default', () => {
  const settings = accountSettings.parse({});
  expect(settings).toEqual({
    sync: { enabled: true, runOnStartup: true, intervalMinutes: 15, fullSyncIntervalDays: 6 },
    massChangeGuard: { percent: 20, moreThan: 20 },
  });
  expect(pollEveryMs(settings)).toBe(900_000);
  expect(fullSyncEveryMs(settings, '00000000-0000-4000-8000-000000000000')).toBe(518_400_000);
});

test('full syncs of several accounts are spread over a tenth of their interval', () => {
  const settings = accountSettings.parse({ sync: { fullSyncIntervalDays: 10 } });
  const days = ['00000000', '80000000', 'ffffffff'].map((id) => fullSyncEveryMs(settings, id) / 86_400_000);
  expect(days.map((each) => each.toFixed(2))).toEqual(['10.00', '9.50', '9.00']);
});

test("a provider's own settings are ignored", () => {
  expect(accountSettings.safeParse({ includeOtherContacts: true, sync: { intervalMinutes: 5 } }).success).toBe(true);
});

test.each([{ region: 'Germany' }, { sync: { intervalMinutes: 0 } }, { sync: { enabled: 'yes' } }, [], null])(
  'refuses %j',
  (settings) => {
    expect(accountSettings.safeParse(settings).success).toBe(false);
  },
);
