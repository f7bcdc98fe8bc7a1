import type { TopicContract } from '#contracts';
import type { OutgoingRecord, RawMessage, Slice } from './log-internals.js';

/** How the records of a topic reach a consumer. Records of one partition always come in their order. */
export interface Delivery {
  /** Maximum number of records of a slice. */
  readonly batch?: number;
  /** Which of the partitions that have more comes next, as an index; the first by default. */
  readonly pick?: (choices: number) => number;
  /** The partitions that are delivered; all by default. */
  readonly partitions?: (partition: number) => boolean;
}

/** A topic in memory. Each reader continues where its last delivery ended; `rewind` starts it again. */
export class TopicLog {
  readonly #partitions: RawMessage[][];
  readonly #next = new Map<string, number[]>();

  constructor(readonly topic: TopicContract) {
    this.#partitions = Array.from({ length: topic.partitions }, () => []);
  }

  append(records: readonly OutgoingRecord[]): void {
    for (const { value, headers, ...record } of records) {
      // As the consumer reads it: Postgres text cannot hold NUL.
      const key = record.key?.replaceAll('\0', '\uFFFD') ?? null;
      const partition = this.#partitions[this.partitionOf(key ?? '')];
      partition?.push({ key, value, headers, offset: BigInt(partition.length) });
    }
  }

  /** Any hash works, as long as it is the same each time. */
  partitionOf(key: string): number {
    let hash = 7;
    for (let i = 0; i < key.length; i++) hash = (hash * 31 + key.charCodeAt(i)) % 1_000_003;
    return hash % this.#partitions.length;
  }

  /** All records of the topic, partition by partition. */
  records(): readonly RawMessage[] {
    return this.#partitions.flat();
  }

  /** Delivers everything again, to one reader or to all. */
  rewind(reader?: string): void {
    if (reader === undefined) this.#next.clear();
    else this.#next.delete(reader);
  }

  *deliver(reader: string, { batch = 2000, pick = () => 0, partitions = () => true }: Delivery = {}): Generator<Slice> {
    for (;;) {
      const positions = this.#positions(reader);
      const open = positions.flatMap((next, partition) =>
        partitions(partition) && next < (this.#partitions[partition]?.length ?? 0) ? [partition] : [],
      );
      const partition = open[pick(open.length)];
      if (partition === undefined) return;
      const records = this.#partitions[partition] ?? [];
      const from = positions[partition] ?? 0;
      const messages = records.slice(from, from + batch);
      positions[partition] = from + messages.length;
      yield { topic: this.topic, partition, from: BigInt(from), end: BigInt(records.length), messages };
    }
  }

  #positions(reader: string): number[] {
    const positions = this.#next.get(reader) ?? this.#partitions.map(() => 0);
    this.#next.set(reader, positions);
    return positions;
  }
}
