import { setTimeout as delay } from 'node:timers/promises';

/** How long to wait in all, and between two looks; milliseconds. */
export interface Patience {
  withinMs?: number;
  everyMs?: number;
}

/**
 * Looks again and again until `look` no longer throws, and returns what it saw. Specs wait with it for a condition, never
 * for time to pass:
 *
 *     await eventually(async () => expect(await rows()).toEqual([...]));
 *
 * `look` must be safe to repeat.
 * @throws the last error of `look` when the time (20 s unless told) is over
 */
export async function eventually<T>(look: () => Promise<T> | T, patience: Patience = {}): Promise<T> {
  const { withinMs = 20_000, everyMs = 25 } = patience;
  const deadline = performance.now() + withinMs;
  for (;;) {
    try {
      return await look();
    } catch (error) {
      if (performance.now() > deadline) throw error;
      await delay(everyMs);
    }
  }
}
