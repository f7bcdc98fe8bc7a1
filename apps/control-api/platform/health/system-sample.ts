import type { PartitionPosition } from '#event-log';

/** A process of a service, as its last heartbeat says. */
export interface BeatingProcess {
  readonly service: string;
  readonly consumes: readonly string[];
  /** The readiness checks that failed. */
  readonly failing: readonly string[];
  readonly ageMs: number;
}

export interface OutboxDepth {
  readonly producer: string;
  readonly messages: number;
  readonly oldestMs: number;
}

/** What Postgres says about everything that runs. */
export interface StoredState {
  readonly processes: readonly BeatingProcess[];
  readonly checkpoints: readonly {
    readonly consumer: string;
    readonly topic: string;
    readonly partition: number;
    readonly next: bigint;
  }[];
  readonly outboxes: readonly OutboxDepth[];
  /** Open ones, by consumer. */
  readonly deadLetters: readonly { readonly consumer: string; readonly count: number }[];
  readonly jobs: readonly { readonly type: string; readonly status: string; readonly count: number }[];
}

/** Where a consumer stands in a topic. */
export interface ConsumerPosition extends PartitionPosition {
  readonly consumer: string;
  readonly topic: string;
}

/** One look from outside at everything that runs. null: it did not answer. */
export interface SystemSample {
  /** Unix milliseconds. */
  readonly at: number;
  readonly stored: StoredState | null;
  /** null also if Postgres did not answer: the checkpoints are there. */
  readonly positions: readonly ConsumerPosition[] | null;
  readonly kafkaAnswers: boolean;
}

/** Messages that were not processed yet, and that the log still has. */
export function unreadMessages({ next, first, end }: PartitionPosition): number {
  const from = next > first ? next : first;
  return end > from ? Number(end - from) : 0;
}
