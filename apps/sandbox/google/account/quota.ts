const MINUTE_MS = 60_000;

/** Counts an account's requests by the minute, as Google's "per minute per user" limits do. Without a limit all may pass. */
export class Quota {
  #perMinute = Number.POSITIVE_INFINITY;
  #minute = 0;
  #used = 0;

  constructor(private readonly now: () => number) {}

  /** Begins anew. null lifts the limit. */
  limit(perMinute: number | null): void {
    this.#perMinute = perMinute ?? Number.POSITIVE_INFINITY;
    this.#used = 0;
  }

  /** False when the minute's requests are used up. */
  take(): boolean {
    const minute = Math.floor(this.now() / MINUTE_MS);
    if (minute !== this.#minute) this.#used = 0;
    this.#minute = minute;
    this.#used += 1;
    return this.#used <= this.#perMinute;
  }
}
