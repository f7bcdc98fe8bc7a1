import { setTimeout as delay } from 'node:timers/promises';

/** Total time to wait and time between two attempts, in milliseconds. */
export interface EventuallyOptions {
  withinMs?: number;
  everyMs?: number;
}

/**
 * Calls `check` repeatedly until it no longer throws, and returns its result. Specs wait with it for a condition, never for
 * time to pass:
 *
 *     await eventually(async () => expect(await rows()).toEqual([...]));
 *
 * `check` must be safe to repeat.
 * @throws the last error of `check` when the time (20 s by default) is over
 */
export async function eventually<T>(check: () => Promise<T> | T, options: EventuallyOptions = {}): Promise<T> {
  const { withinMs = 20_000, everyMs = 25 } = options;
  const deadline = performance.now() + withinMs;
  for (;;) {
    try {
      return await check();
    } catch (error) {
      if (performance.now() > deadline) throw error;
      await delay(everyMs);
    }
  }
}
