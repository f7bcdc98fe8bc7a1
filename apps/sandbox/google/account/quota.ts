const MINUTE_MS = 60_000;

/** Limits an account's requests per calendar minute, as Google's "per minute per user" limits do. No limit by default. */
export class Quota {
  #perMinute = Number.POSITIVE_INFINITY;
  #minute = 0;
  #used = 0;

  constructor(private readonly now: () => number) {}

  /** Sets the limit and resets the count. null removes the limit. */
  limit(perMinute: number | null): void {
    this.#perMinute = perMinute ?? Number.POSITIVE_INFINITY;
    this.#used = 0;
  }

  /** Counts a request. Returns false if it exceeds the limit. */
  take(): boolean {
    const minute = Math.floor(this.now() / MINUTE_MS);
    if (minute !== this.#minute) this.#used = 0;
    this.#minute = minute;
    this.#used += 1;
    return this.#used <= this.#perMinute;
  }
}
