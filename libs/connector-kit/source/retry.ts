import { setTimeout as delay } from 'node:timers/promises';
import type { LogRoomLogger } from '#log';
import { type BackoffPolicy, backoffMs, patientBackoff } from './backoff.js';
import { SourceTrouble } from './trouble.js';

interface RetryOptions {
  readonly logger: LogRoomLogger;
  readonly policy?: BackoffPolicy;
  readonly random?: () => number;
  readonly wait?: (ms: number, signal: AbortSignal) => Promise<void>;
}

/** Repeats requests to a provider through passing trouble. */
export class Retry {
  readonly #logger: LogRoomLogger;
  readonly #policy: BackoffPolicy;
  readonly #random: () => number;
  readonly #wait: (ms: number, signal: AbortSignal) => Promise<void>;

  constructor({ logger, policy = patientBackoff, random = Math.random, wait = sleep }: RetryOptions) {
    this.#logger = logger;
    this.#policy = policy;
    this.#random = random;
    this.#wait = wait;
  }

  /** Rethrows what does not pass, the last trouble when patience ends, and the signal's reason once it is aborted. */
  async run<T>(request: () => Promise<T>, signal: AbortSignal): Promise<T> {
    for (let retry = 0; ; retry++) {
      try {
        return await request();
      } catch (error) {
        signal.throwIfAborted();
        if (!(error instanceof SourceTrouble && error.isPassing) || retry >= this.#policy.retries) throw error;
        const waitMs = Math.max(error.retryAfterMs, backoffMs(this.#policy, retry, this.#random));
        this.#logger.warn({ code: error.code, retry: retry + 1, waitMs }, 'The provider is in trouble; trying again');
        await this.#wait(waitMs, signal);
      }
    }
  }
}

async function sleep(ms: number, signal: AbortSignal): Promise<void> {
  await delay(ms, undefined, { signal });
}
