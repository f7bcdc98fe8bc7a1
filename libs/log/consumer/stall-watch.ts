/** Where one partition stands: `next` is the consumer's next offset, `first` and `end` are the log's. */
export interface Standing {
  readonly partition: string;
  readonly next: bigint;
  readonly first: bigint;
  readonly end: bigint;
}

/** Finds partitions that stand still although the log goes on: what a consumer that lost its way without a word looks like. */
export class StallWatch {
  readonly #since = new Map<string, { readonly next: bigint; readonly at: number }>();

  constructor(private readonly longestMs: number) {}

  /** `now` in milliseconds. Returns the partitions that had something to read for the longest time and did not move. */
  look(now: number, standings: readonly Standing[]): string[] {
    const seen = new Set(standings.map(({ partition }) => partition));
    for (const partition of this.#since.keys()) if (!seen.has(partition)) this.#since.delete(partition);
    return standings.filter((standing) => this.#isStalled(now, standing)).map(({ partition }) => partition);
  }

  #isStalled(now: number, { partition, next, first, end }: Standing): boolean {
    // What the log no longer keeps cannot be read.
    const behind = end > (next > first ? next : first);
    const before = this.#since.get(partition);
    if (behind && before?.next === next) return now - before.at >= this.longestMs;
    if (behind) this.#since.set(partition, { next, at: now });
    else this.#since.delete(partition);
    return false;
  }
}
