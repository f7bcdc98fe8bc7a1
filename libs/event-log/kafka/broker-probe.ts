import type { Admin, Kafka } from 'kafkajs';

/** The offsets of a partition: the first that is kept, and the next that will be written. */
export interface PartitionEnds {
  readonly partition: number;
  readonly first: bigint;
  readonly end: bigint;
}

/** Asks the brokers whether they answer, over a connection of its own. A question that is under way is not asked again. */
export class BrokerProbe {
  #admin: Promise<Admin> | undefined;
  #asking: Promise<unknown> | undefined;

  constructor(private readonly kafka: Kafka) {}

  /** Rejects when no broker answers; may take as long as a request times out. */
  async ping(): Promise<void> {
    this.#asking ??= this.#ask((admin) => admin.describeCluster()).finally(() => {
      this.#asking = undefined;
    });
    await this.#asking;
  }

  /** By topic, as the brokers name it. */
  async endsOf(topics: readonly string[]): Promise<ReadonlyMap<string, readonly PartitionEnds[]>> {
    return this.#ask(async (admin) => {
      const ends = await Promise.all(topics.map((topic) => admin.fetchTopicOffsets(topic)));
      return new Map(topics.map((topic, i) => [topic, (ends[i] ?? []).map(partitionEnds)]));
    });
  }

  async close(): Promise<void> {
    const admin = await this.#admin?.catch(() => undefined);
    await admin?.disconnect();
  }

  async #ask<T>(question: (admin: Admin) => Promise<T>): Promise<T> {
    this.#admin ??= this.#connect();
    const connection = this.#admin;
    try {
      return await question(await connection);
    } catch (error) {
      if (this.#admin === connection) this.#admin = undefined;
      void connection.then((admin) => admin.disconnect()).catch(() => undefined);
      throw error;
    }
  }

  async #connect(): Promise<Admin> {
    const admin = this.kafka.admin({ retry: { retries: 0 } });
    await admin.connect();
    return admin;
  }
}

function partitionEnds({ partition, low, high }: { partition: number; low: string; high: string }): PartitionEnds {
  return { partition, first: BigInt(low), end: BigInt(high) };
}
