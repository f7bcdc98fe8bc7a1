const WINDOW_MS = 5 * 60_000;
const MOST_FAILURES = 10;
const FIRST_PAUSE_MS = 250;
const LONGEST_PAUSE_MS = 30_000;

/** When a part of Kith that ended is started again, and when it is given up. */
export class Failures {
  /** @type {{ at: number, temporary: boolean }[]} */
  #recent = [];

  /**
   * Counts an end. Each pause is twice as long as the one before. Temporary failures lengthen the pause, but never lead to giving
   * up: they end when the server that is missed returns.
   * @param {number} now milliseconds
   * @param {{ temporary: boolean }} kind `temporary`: a server that it needs cannot be reached
   * @returns {number | undefined} milliseconds until it should be started again; undefined after ten failures in five minutes
   */
  add(now, { temporary }) {
    this.#recent = [...this.#recent.filter(({ at }) => at > now - WINDOW_MS), { at: now, temporary }];
    if (this.#recent.filter((one) => !one.temporary).length >= MOST_FAILURES) return undefined;
    return Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** (this.#recent.length - 1));
  }
}

/** How often a part may fail, in words. */
export const FAILURE_LIMIT = `${MOST_FAILURES} failures in ${WINDOW_MS / 60_000} minutes`;
