const WINDOW_MS = 60_000;
const LIMIT = 30;
/** Bounds the memory that strangers can make us use. */
const MAX_ADDRESSES = 10_000;

/**
 * Counts refused keys per address and minute. Keys cannot be guessed, so this is no lock: good keys pass whatever others
 * behind the same address do. It tells a misconfigured client to slow down and keeps attempts visible as such.
 */
export class FailedAttempts {
  readonly #windows = new Map<string, { readonly since: number; count: number }>();

  /** @param now monotonic milliseconds */
  constructor(private readonly now: () => number) {}

  /** Notes one more; true when there were too many within the minute. */
  note(address: string): boolean {
    const now = this.now();
    const open = this.#windows.get(address);
    const window = open && now - open.since < WINDOW_MS ? open : { since: now, count: 0 };
    window.count += 1;
    // Set anew so that the map stays ordered by last attempt, and the oldest goes first.
    this.#windows.delete(address);
    this.#windows.set(address, window);
    const [oldest] = this.#windows.keys();
    if (this.#windows.size > MAX_ADDRESSES && oldest !== undefined) this.#windows.delete(oldest);
    return window.count > LIMIT;
  }
}
