import type { SchemaRegistry } from '@kafkajs/confluent-schema-registry';
import avsc from 'avsc';
import type { MessageType } from '../message-type.js';
import { parseSchema } from '../schema.js';
import type { Message, TopicContract } from '../topic-contract.js';
import type { Codec, Encoded } from './codec.js';
import { DecodeError } from './decode-error.js';
import { Slab } from './encode-buffer.js';
import { isSingleObject, messageType, readBody, SingleObjectCodec, schemaHeader } from './single-object.codec.js';

const MAGIC = 0;
const HEADER_BYTES = 5;

interface Writer {
  readonly recordName: string;
  readonly type: avsc.Type;
}

/**
 * Confluent wire format: 00, the registry's schema id big-endian, the body. Writes it, and reads single objects too.
 * Subjects are `<topic>-<record name>` (TopicRecordNameStrategy), because a topic may carry several kinds of messages.
 */
export class ConfluentCodec implements Codec {
  readonly #url: string;
  readonly #topicPrefix: string;
  #registry: Promise<SchemaRegistry> | undefined;
  readonly #singleObjects = new SingleObjectCodec();
  readonly #slab = new Slab();
  readonly #prefixes = new Map<MessageType<string, unknown>, Buffer>();
  readonly #writers = new Map<number, Writer | null>();
  readonly #readers = new Map<string, (bytes: Buffer) => unknown>();

  constructor(options: { url: string; topicPrefix: string }) {
    this.#url = options.url;
    this.#topicPrefix = options.topicPrefix;
  }

  async prepare(topic: TopicContract, values: readonly (Buffer | null)[]): Promise<void> {
    for (const type of topic.messages.values()) if (!this.#prefixes.has(type)) await this.#register(topic, type);
    const ids = new Set(values.flatMap((value) => (value && isConfluent(value) ? [value.readInt32BE(1)] : [])));
    for (const id of ids) if (!this.#writers.get(id)) this.#writers.set(id, await this.#fetch(id));
  }

  encode<M extends Message>(topic: TopicContract<M>, message: M): Encoded {
    const type = messageType(topic, message);
    const prefix = this.#prefixes.get(type);
    if (!prefix) throw new Error(`prepare() was not called for topic ${topic.name}`);
    return { value: this.#slab.encode(prefix, type.schema, message.value), schemaHeader: schemaHeader(type) };
  }

  decode<M extends Message>(topic: TopicContract<M>, value: Buffer | null): M {
    if (value === null || isSingleObject(value) || !isConfluent(value)) return this.#singleObjects.decode(topic, value);
    const id = value.readInt32BE(1);
    const writer = this.#writers.get(id);
    if (writer === undefined) throw new Error(`prepare() was not called for a value of topic ${topic.name}`);
    if (writer === null)
      throw new DecodeError('UNKNOWN_SCHEMA', `The schema registry knows no Avro schema with the id ${id}.`);
    const type = [...topic.messages.values()].find((candidate) => candidate.schema.name === writer.recordName);
    if (!type) throw new DecodeError('FOREIGN_MESSAGE', `Topic ${topic.name} carries no ${writer.recordName}.`);
    return readBody(topic, type, () => this.#reader(id, type, writer)(value.subarray(HEADER_BYTES)));
  }

  async #register(topic: TopicContract, type: MessageType<string, unknown>): Promise<void> {
    const { COMPATIBILITY, SchemaType } = await registryClient();
    const { id } = await (await this.#connected()).register(
      { type: SchemaType.AVRO, schema: type.source },
      {
        subject: `${this.#topicPrefix}${topic.name}-${type.schema.name}`,
        compatibility: COMPATIBILITY.FULL_TRANSITIVE,
      },
    );
    const prefix = Buffer.alloc(HEADER_BYTES);
    prefix.writeInt32BE(id, 1);
    this.#prefixes.set(type, prefix);
  }

  /** null when the registry has no such schema, or has one that is not Avro; other failures are worth a retry and are thrown. */
  async #fetch(id: number): Promise<Writer | null> {
    try {
      const registered = await (await this.#connected()).getSchema(id);
      if (!(registered instanceof avsc.Type)) return null;
      const type = parseSchema(JSON.stringify(registered));
      return { recordName: type.name ?? '', type };
    } catch (error) {
      if (error instanceof Error && 'status' in error && error.status === 404) return null;
      throw error;
    }
  }

  #connected(): Promise<SchemaRegistry> {
    this.#registry ??= registryClient().then(({ SchemaRegistry }) => new SchemaRegistry({ host: this.#url }));
    return this.#registry;
  }

  #reader(id: number, type: MessageType<string, unknown>, writer: Writer): (bytes: Buffer) => unknown {
    const key = `${id}:${type.name}`;
    let reader = this.#readers.get(key);
    if (!reader) {
      reader = type.readerFor(writer.type);
      this.#readers.set(key, reader);
    }
    return reader;
  }
}

/** Loaded only when a registry is configured: it takes a tenth of a service's memory. */
const registryClient = () => import('@kafkajs/confluent-schema-registry');

function isConfluent(value: Buffer): boolean {
  return value.length >= HEADER_BYTES && value[0] === MAGIC;
}
