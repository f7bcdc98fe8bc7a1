import kafkajs, { type Kafka, type Producer } from 'kafkajs';
import type { Codec, Message, TopicContract } from '#contracts';
import { type Cause, currentCause } from '../cause.js';
import { type Sealing, sealed, unsealed } from '../sealing.js';
import { connectKafka, type KafkaConnection, type KafkaLogger } from './connection.js';
import { partitioner } from './partitioner.js';

/** A record before it is sent. */
export interface OutgoingRecord {
  /** Without prefix. */
  readonly topic: string;
  readonly key: string | null;
  readonly value: Buffer | null;
  readonly headers: Readonly<Record<string, string>>;
}

/** @param cause of the message; what is being done now unless it is given */
export function encodeRecord<M extends Message>(
  codec: Codec,
  topic: TopicContract<M>,
  key: string,
  message: M | null,
  cause: Cause = currentCause(),
): OutgoingRecord {
  if (message === null) return { topic: topic.name, key, value: null, headers: cause };
  const { value, schemaHeader } = codec.encode(topic, message);
  return { topic: topic.name, key, value, headers: { schema: schemaHeader, ...cause } };
}

/** Half of the largest batch that the broker accepts for one partition; all of a portion may be for one partition. */
const PORTION_BYTES = 4 << 20;

/** kafkajs copies a partition's list for every record that it adds, so lists are kept short. */
const PORTION_RECORDS = 256;

/** Writes to Kafka: idempotent, acknowledged by all in-sync replicas, compressed with zstd. */
export class LogProducer {
  readonly #kafka: Kafka;
  #producer: Promise<Producer> | undefined;

  constructor(
    private readonly connection: KafkaConnection,
    private readonly codec: Codec,
    logger: KafkaLogger,
    private readonly sealing: Sealing = unsealed,
  ) {
    this.#kafka = connectKafka(connection, logger);
  }

  /** Resolves when everything is in the log; rejects otherwise, and then some of it may be: sending again is safe. */
  async send<M extends Message>(
    topic: TopicContract<M>,
    entries: readonly { key: string; message: M | null }[],
  ): Promise<void> {
    await this.codec.prepare(topic, []);
    const records = entries.map(({ key, message }) => encodeRecord(this.codec, topic, key, message));
    await this.sendRecords(records.map((record) => sealed(this.sealing, record)));
  }

  /** Sends values as they are: they are sealed already. Records of one topic and key arrive in the order given. */
  async sendRecords(records: readonly OutgoingRecord[]): Promise<void> {
    for (const portion of portions(records)) await this.#sendPortion(portion);
  }

  async #sendPortion(records: readonly OutgoingRecord[]): Promise<void> {
    const connecting = this.#connected();
    const producer = await connecting;
    try {
      await producer.sendBatch({
        acks: -1,
        compression: kafkajs.CompressionTypes.ZSTD,
        topicMessages: [...Map.groupBy(records, (record) => record.topic)].map(([topic, list]) => ({
          topic: this.connection.topicPrefix + topic,
          messages: list.map(({ key, value, headers }) => ({ key, value, headers: { ...headers } })),
        })),
      });
    } catch (error) {
      // An idempotent producer whose sequence is broken never recovers: the next send creates a new one.
      if (this.#producer === connecting) this.#producer = undefined;
      await producer.disconnect().catch(() => {});
      throw error;
    }
  }

  async close(): Promise<void> {
    const producer = await this.#producer?.catch(() => undefined);
    this.#producer = undefined;
    await producer?.disconnect();
  }

  #connected(): Promise<Producer> {
    this.#producer ??= this.#connect().catch((error) => {
      this.#producer = undefined;
      throw error;
    });
    return this.#producer;
  }

  async #connect(): Promise<Producer> {
    const producer = this.#kafka.producer({
      idempotent: true,
      maxInFlightRequests: 1,
      allowAutoTopicCreation: false,
      createPartitioner: partitioner,
    });
    await producer.connect();
    return producer;
  }
}

/** Splits records into portions that the broker accepts; a larger record is a portion of its own. */
function* portions(records: readonly OutgoingRecord[]): Generator<readonly OutgoingRecord[]> {
  let start = 0;
  let bytes = 0;
  for (const [i, { value }] of records.entries()) {
    const length = value?.length ?? 0;
    if (i > start && (bytes + length > PORTION_BYTES || i - start === PORTION_RECORDS)) {
      yield records.slice(start, i);
      start = i;
      bytes = 0;
    }
    bytes += length;
  }
  if (start < records.length) yield records.slice(start);
}
