/** How a consumer is doing, for readiness, liveness and the rebuild watch. */
export class ConsumerProgress {
  readonly #positions = new Map<string, { topic: string; partition: number; next: bigint }>();
  #trouble: string | null = null;
  #joined = false;

  joined(): void {
    this.#joined = true;
  }

  advanced(topic: string, partition: number, next: bigint): void {
    this.#trouble = null;
    this.#positions.set(`${topic}/${partition}`, { topic, partition, next });
  }

  troubled(code: string): void {
    this.#trouble = code;
  }

  /** Partitions are given anew after every rebalance. */
  reassigned(): void {
    this.#joined = true;
    this.#positions.clear();
  }

  /** The code of the trouble that the consumer is waiting out, if any. */
  get trouble(): string | null {
    return this.#joined ? this.#trouble : 'NOT_JOINED';
  }

  get positions(): readonly { topic: string; partition: number; next: bigint }[] {
    return [...this.#positions.values()];
  }
}
