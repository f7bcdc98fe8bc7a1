interface Position {
  readonly topic: string;
  readonly partition: number;
  /** The next offset. */
  readonly next: bigint;
}

/** How a consumer is doing, for readiness, liveness and the rebuild watch. */
export class ConsumerProgress {
  readonly #positions = new Map<string, Position>();
  readonly #troubles = new Map<string, string>();
  #joined = false;

  advanced(topic: string, partition: number, next: bigint): void {
    this.#troubles.delete(`${topic}/${partition}`);
    this.#positions.set(`${topic}/${partition}`, { topic, partition, next });
  }

  troubled(topic: string, partition: number, code: string): void {
    this.#troubles.set(`${topic}/${partition}`, code);
  }

  isTroubled(topic: string, partition: number): boolean {
    return this.#troubles.has(`${topic}/${partition}`);
  }

  /** Partitions are given anew after every rebalance, and trouble moves with its partition. */
  reassigned(): void {
    this.#joined = true;
    this.#positions.clear();
    this.#troubles.clear();
  }

  /** The code of a trouble that the consumer is waiting out, if any. */
  get trouble(): string | null {
    if (!this.#joined) return 'NOT_JOINED';
    const [code = null] = this.#troubles.values();
    return code;
  }

  get positions(): readonly Position[] {
    return [...this.#positions.values()];
  }
}
