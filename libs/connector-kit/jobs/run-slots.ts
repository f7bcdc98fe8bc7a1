/** How many runs make progress at once. */
const ACTIVE_RUNS = 3;
/** How many runs there are at once, those that wait for their provider included. */
const ALL_RUNS = 32;
/** A run without progress for this time gives its slot to another one. */
export const STALLED_AFTER_MS = 10_000;
/** A run without progress for this time is ended: longer than all retries of a request and its timeouts. */
export const ENDED_AFTER_MS = 30 * 60_000;

/** Limits how many runs of one process work at once. A run that waits for a silent provider occupies no slot. */
export class Slots {
  /** The time of each run's last progress, by its key. */
  readonly #progressAt = new Map<string, number>();

  constructor(private readonly now: () => number) {}

  begin(key: string): void {
    this.#progressAt.set(key, this.now());
  }

  /** A run that was stalled counts as active again, even if all slots are taken by now. */
  progress(key: string): void {
    if (this.#progressAt.has(key)) this.#progressAt.set(key, this.now());
  }

  /** The runs that made no progress for too long. */
  get silent(): readonly string[] {
    const before = this.now() - ENDED_AFTER_MS;
    return [...this.#progressAt].filter(([, at]) => at <= before).map(([key]) => key);
  }

  end(key: string): void {
    this.#progressAt.delete(key);
  }

  /** How many more runs may begin. */
  get free(): number {
    const stalledBefore = this.now() - STALLED_AFTER_MS;
    const active = [...this.#progressAt.values()].filter((at) => at > stalledBefore).length;
    return Math.max(0, Math.min(ACTIVE_RUNS - active, ALL_RUNS - this.#progressAt.size));
  }
}
