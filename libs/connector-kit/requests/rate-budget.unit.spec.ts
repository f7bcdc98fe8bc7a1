import { expect, test } from 'vitest';
import { budgetsPerAccount, RateBudget } from './rate-budget.js';

const { signal } = new AbortController();

test('a burst may use the whole budget, and the next request waits until the first is a minute old', async () => {
  let now = 1_000;
  const waits: number[] = [];
  const wait = async (ms: number) => {
    waits.push(ms);
    now += ms;
  };
  const budget = new RateBudget({ perMinute: 3, now: () => now, wait });
  for (let n = 0; n < 3; n++) await budget.take(signal);
  now += 10_000;
  await budget.take(signal);
  expect(waits).toEqual([50_000]);
});

test('no minute has more requests than the budget', async () => {
  let now = 0;
  const at: number[] = [];
  const budget = new RateBudget({
    perMinute: 5,
    now: () => now,
    wait: async (ms) => {
      now += ms;
    },
  });
  for (let n = 0; n < 40; n++) {
    now += (n * 7_919) % 4_000;
    await budget.take(signal);
    at.push(now);
  }
  for (const first of at) {
    expect(at.filter((one) => one >= first && one < first + 60_000).length).toBeLessThanOrEqual(5);
  }
});

test('every account has its own budget for the life of the process', () => {
  const budgetOf = budgetsPerAccount(1);
  expect(budgetOf('a')).toBe(budgetOf('a'));
  expect(budgetOf('a')).not.toBe(budgetOf('b'));
});
