/** `next` is the consumer's next offset; `first` and `end` are the offsets that the log has. */
export interface PartitionPosition {
  readonly partition: string;
  readonly next: bigint;
  readonly first: bigint;
  readonly end: bigint;
}

export interface StalledPartition {
  readonly partition: string;
  /** When it was first seen where it stands, in milliseconds. */
  readonly since: number;
}

/** Finds partitions that make no progress although they have unread messages: a consumer can stop without an error. */
export class StallWatch {
  readonly #since = new Map<string, { readonly next: bigint; readonly at: number }>();

  constructor(private readonly longestMs: number) {}

  /** `now` in milliseconds. Returns the partitions that had unread messages for `longestMs` and made no progress. */
  stalled(now: number, positions: readonly PartitionPosition[]): StalledPartition[] {
    const seen = new Set(positions.map(({ partition }) => partition));
    for (const partition of this.#since.keys()) if (!seen.has(partition)) this.#since.delete(partition);
    return positions.flatMap((position) => this.#stalled(now, position) ?? []);
  }

  #stalled(now: number, { partition, next, first, end }: PartitionPosition): StalledPartition | undefined {
    // Expired messages cannot be read.
    const behind = end > (next > first ? next : first);
    const before = this.#since.get(partition);
    if (behind && before?.next === next)
      return now - before.at >= this.longestMs ? { partition, since: before.at } : undefined;
    if (behind) this.#since.set(partition, { next, at: now });
    else this.#since.delete(partition);
    return undefined;
  }
}
