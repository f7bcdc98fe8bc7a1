interface Position {
  readonly topic: string;
  readonly partition: number;
  /** The next offset. */
  readonly next: bigint;
}

/** The state of a consumer, for readiness and for noticing a rebuild. */
export class ConsumerProgress {
  readonly #positions = new Map<string, Position>();
  readonly #failures = new Map<string, string>();
  #joined = false;

  advanced(topic: string, partition: number, next: bigint): void {
    this.#failures.delete(`${topic}/${partition}`);
    this.#positions.set(`${topic}/${partition}`, { topic, partition, next });
  }

  failed(topic: string, partition: number, code: string): void {
    this.#failures.set(`${topic}/${partition}`, code);
  }

  isFailing(topic: string, partition: number): boolean {
    return this.#failures.has(`${topic}/${partition}`);
  }

  /** After a rebalance: positions and failures belong to the partitions that were assigned before. */
  reassigned(): void {
    this.#joined = true;
    this.#positions.clear();
    this.#failures.clear();
  }

  /** The code of an error that the consumer is retrying; null when there is none. */
  get failure(): string | null {
    if (!this.#joined) return 'NOT_JOINED';
    const [code = null] = this.#failures.values();
    return code;
  }

  get positions(): readonly Position[] {
    return [...this.#positions.values()];
  }
}
