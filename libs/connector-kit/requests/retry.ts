import { setTimeout as delay } from 'node:timers/promises';
import { type BackoffPolicy, backoffMs } from '#domain';
import type { KafkaLogger } from '#event-log';
import { SourceError } from '../ports/source-error.js';

interface RetryPolicy extends BackoffPolicy {
  /** Retries before giving up. */
  readonly retries: number;
}

/** Waits 63 to 127 s in all: longer than the minute over which providers count their quotas. */
const defaultPolicy: RetryPolicy = { firstMs: 1_000, longestMs: 64_000, retries: 7 };

interface RetryOptions {
  readonly logger: KafkaLogger;
  readonly policy?: RetryPolicy;
  readonly random?: () => number;
  readonly wait?: (ms: number, signal: AbortSignal) => Promise<void>;
}

/** Retries requests to a provider after transient errors. */
export class Retry {
  readonly #logger: KafkaLogger;
  readonly #policy: RetryPolicy;
  readonly #random: () => number;
  readonly #wait: (ms: number, signal: AbortSignal) => Promise<void>;

  constructor({ logger, policy = defaultPolicy, random = Math.random, wait = sleep }: RetryOptions) {
    this.#logger = logger;
    this.#policy = policy;
    this.#random = random;
    this.#wait = wait;
  }

  /** Throws permanent errors, the last transient error after all retries, and the signal's reason once it is aborted. */
  async run<T>(request: () => Promise<T>, signal: AbortSignal): Promise<T> {
    for (let retry = 0; ; retry++) {
      try {
        return await request();
      } catch (error) {
        signal.throwIfAborted();
        if (!(error instanceof SourceError && error.isTransient) || retry >= this.#policy.retries) throw error;
        const waitMs = Math.max(error.retryAfterMs, backoffMs(this.#policy, retry, this.#random));
        this.#logger.warn(
          { code: error.code, retry: retry + 1, waitMs },
          'A request to the provider failed; trying again',
        );
        await this.#wait(waitMs, signal);
      }
    }
  }
}

async function sleep(ms: number, signal: AbortSignal): Promise<void> {
  await delay(ms, undefined, { signal });
}
