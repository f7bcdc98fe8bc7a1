import type { Message, TopicContract } from '../topic-contract.js';

/** An encoded message and its `schema` header, e.g. `RawContact;fp=0123456789abcdef`. */
export interface Encoded {
  readonly value: Buffer;
  readonly schemaHeader: string;
}

/** Turns messages into the bytes of a Kafka value and back. Implementations read both wire formats and write one. */
export interface Codec {
  /** Called before encoding to and decoding from a topic; may ask a registry. Must be cheap when repeated. */
  prepare(topic: TopicContract, values: readonly (Buffer | null)[]): Promise<void>;
  encode<M extends Message>(topic: TopicContract<M>, message: M): Encoded;
  /** Throws DecodeError, and nothing else, for bytes that are not a message of the topic. */
  decode<M extends Message>(topic: TopicContract<M>, value: Buffer | null): M;
}
