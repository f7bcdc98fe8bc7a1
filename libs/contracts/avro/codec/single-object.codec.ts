import type { MessageType } from '../message-type.js';
import type { Message, TopicContract } from '../topic-contract.js';
import type { Codec, Encoded } from './codec.js';
import { DecodeError } from './decode-error.js';
import { Slab } from './encode-buffer.js';

const MARKER = Buffer.from([0xc3, 0x01]);
const HEADER_BYTES = 10;

/** Avro single-object encoding: C3 01, the fingerprint little-endian, the body. Needs no infrastructure. */
export class SingleObjectCodec implements Codec {
  readonly #slab = new Slab();
  readonly #prefixes = new Map<string, Buffer>();

  async prepare(): Promise<void> {}

  encode<M extends Message>(topic: TopicContract<M>, message: M): Encoded {
    const type = messageType(topic, message);
    return {
      value: this.#slab.encode(this.#prefix(type.fingerprint), type.schema, message.value),
      schemaHeader: schemaHeader(type),
    };
  }

  decode<M extends Message>(topic: TopicContract<M>, value: Buffer | null): M {
    if (value === null || value.length === 0) throw new DecodeError('EMPTY_VALUE', 'The value is empty.');
    if (!isSingleObject(value)) {
      throw new DecodeError(
        'UNKNOWN_WIRE_FORMAT',
        'The value is in none of the wire formats that are configured here.',
      );
    }
    const fingerprint = readFingerprint(value);
    const type = topic.typeByFingerprint(fingerprint);
    const read = type?.readers.get(fingerprint);
    if (!type || !read) {
      throw new DecodeError(
        'UNKNOWN_SCHEMA',
        `Topic ${topic.name} has no message with the schema fingerprint ${fingerprint}.`,
      );
    }
    return readBody(topic, type, () => read(value.subarray(HEADER_BYTES)));
  }

  #prefix(fingerprint: string): Buffer {
    let prefix = this.#prefixes.get(fingerprint);
    if (!prefix) {
      prefix = singleObject(fingerprint, Buffer.alloc(0));
      this.#prefixes.set(fingerprint, prefix);
    }
    return prefix;
  }
}

/** One value in single-object encoding; `fingerprint` is 16 hex digits in reading order. */
export function singleObject(fingerprint: string, body: Buffer): Buffer {
  return Buffer.concat([MARKER, Buffer.from(fingerprint, 'hex').reverse(), body]);
}

export function isSingleObject(value: Buffer): boolean {
  return value.length >= HEADER_BYTES && value[0] === MARKER[0] && value[1] === MARKER[1];
}

function readFingerprint(value: Buffer): string {
  return value.readBigUInt64LE(2).toString(16).padStart(16, '0');
}

export function schemaHeader(type: MessageType<string, unknown>): string {
  return `${type.name};fp=${type.fingerprint}`;
}

/** The message's kind in the topic. Throws RangeError for a kind that the topic does not carry: a programming error. */
export function messageType(topic: TopicContract, message: Message): MessageType<string, unknown> {
  const type = topic.messages.get(message.type);
  if (!type) throw new RangeError(`Topic ${topic.name} carries no ${message.type}`);
  return type;
}

/** Runs a reader; any way in which the body fails to be the type is one DecodeError. */
export function readBody<M extends Message>(
  topic: TopicContract<M>,
  type: MessageType<string, unknown>,
  read: () => unknown,
): M {
  try {
    return { type: type.name, value: read() } as M;
  } catch (cause) {
    throw new DecodeError('MALFORMED_VALUE', `The value is not a whole ${type.name} of topic ${topic.name}.`, {
      cause,
    });
  }
}
