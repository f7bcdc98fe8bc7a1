import { setTimeout as delay } from 'node:timers/promises';

const MINUTE_MS = 60_000;

interface RateBudgetOptions {
  /** The number of requests in any minute. */
  readonly perMinute: number;
  /** Milliseconds. */
  readonly now?: () => number;
  readonly wait?: (ms: number, signal: AbortSignal) => Promise<void>;
}

/** Limits the requests of a minute to what the provider allows. A burst may use the whole budget at once. */
export class RateBudget {
  readonly #perMinute: number;
  readonly #now: () => number;
  readonly #wait: (ms: number, signal: AbortSignal) => Promise<void>;
  /** The times of the requests of the last minute, oldest first. */
  #taken: number[] = [];

  constructor({ perMinute, now = Date.now, wait = sleep }: RateBudgetOptions) {
    this.#perMinute = perMinute;
    this.#now = now;
    this.#wait = wait;
  }

  /** Resolves when another request may be made. For one caller at a time. */
  async take(signal: AbortSignal): Promise<void> {
    for (;;) {
      const now = this.#now();
      this.#taken = this.#taken.filter((at) => now - at < MINUTE_MS);
      const [oldest = now] = this.#taken;
      if (this.#taken.length < this.#perMinute) break;
      await this.#wait(oldest + MINUTE_MS - now, signal);
    }
    this.#taken.push(this.#now());
  }
}

/** A budget for each account, kept for the life of the process. */
export function budgetsPerAccount(perMinute: number): (accountId: string) => RateBudget {
  const budgets = new Map<string, RateBudget>();
  return (accountId) => {
    const budget = budgets.get(accountId) ?? new RateBudget({ perMinute });
    budgets.set(accountId, budget);
    return budget;
  };
}

async function sleep(ms: number, signal: AbortSignal): Promise<void> {
  await delay(ms, undefined, { signal });
}
