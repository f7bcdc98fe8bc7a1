import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { rawContacts } from '../../raw-contacts/index.js';
import { rawGroups } from '../../raw-groups/index.js';
import { syncEvents } from '../../sync-events/index.js';
import { parseSchema } from '../schema.js';
import { contracts } from '../testing/releases.js';
import { LocalSchemaRegistry } from '../testing/schema-registry.js';
import type { Message, TopicContract } from '../topic-contract.js';
import { ConfluentCodec } from './confluent.codec.js';
import { DecodeError, type DecodeErrorCode } from './decode-error.js';
import { SingleObjectCodec } from './single-object.codec.js';

const registry = new LocalSchemaRegistry();
let codec: ConfluentCodec;

beforeEach(async () => {
  await registry.start();
  codec = new ConfluentCodec({ url: registry.url, topicPrefix: 'kith.' });
});

afterEach(async () => {
  registry.reset();
  await registry.stop();
});

function sample(name: string): Message {
  const contract = contracts.find((candidate) => candidate.type.name === name);
  return { type: name, value: contract?.releases.at(-1)?.sample };
}

function confluentValue(id: number, body: Buffer): Buffer {
  const header = Buffer.alloc(5);
  header.writeInt32BE(id, 1);
  return Buffer.concat([header, body]);
}

async function decodeErrorOf(topic: TopicContract, value: Buffer | null): Promise<DecodeErrorCode | undefined> {
  await codec.prepare(topic, [value]);
  try {
    codec.decode(topic, value);
    return undefined;
  } catch (error) {
    if (error instanceof DecodeError) return error.code;
    throw error;
  }
}

describe('writing and reading', () => {
  it('every message comes back whole, in another process too', async () => {
    const reader = new ConfluentCodec({ url: registry.url, topicPrefix: 'kith.' });
    for (const { topic, type } of contracts) {
      await codec.prepare(topic, []);
      const { value, schemaHeader } = codec.encode(topic, sample(type.name));
      expect([value[0], schemaHeader]).toEqual([0, `${type.name};fp=${type.fingerprint}`]);
      await reader.prepare(topic, [value]);
      expect(reader.decode(topic, value)).toEqual(sample(type.name));
    }
  });

  it('a subject is the prefixed topic and the full name of the record, and is FULL_TRANSITIVE', async () => {
    await codec.prepare(syncEvents, []);
    const subjects = [
      'AccountStateChanged',
      'SyncCompleted',
      'SyncFailed',
      'SyncHeld',
      'SyncProgressed',
      'SyncStarted',
    ];
    expect(registry.subjects).toEqual(subjects.map((record) => `kith.sync.events-kith.${record}`));
    expect(registry.subjects.map((subject) => registry.compatibilityOf(subject))).toEqual(
      subjects.map(() => 'FULL_TRANSITIVE'),
    );
  });

  it('the registry is asked once for each schema', async () => {
    await codec.prepare(rawContacts, []);
    const { value } = codec.encode(rawContacts as TopicContract, sample('RawContact'));
    await codec.prepare(rawContacts, [value]);
    const asked = registry.requests.length;
    await codec.prepare(rawContacts, [value, value]);
    expect(registry.requests.length).toBe(asked);
  });

  it('single objects are read beside registered ones', async () => {
    const { value } = new SingleObjectCodec().encode(rawContacts as TopicContract, sample('RawContact'));
    await codec.prepare(rawContacts, [value]);
    expect(codec.decode(rawContacts, value)).toEqual(sample('RawContact'));
  });

  it('what an older writer left out is filled with its default', async () => {
    const source = JSON.parse(syncEvents.messages.get('SyncProgressed')?.source ?? '');
    const fields = source.fields.filter((field: { name: string }) => field.name !== 'total');
    const older = JSON.stringify({ ...source, fields });
    const id = registry.register('kith.sync.events-kith.SyncProgressed', { schema: older });
    const message = sample('SyncProgressed');
    const value = confluentValue(id, parseSchema(older).toBuffer(message.value));
    await codec.prepare(syncEvents, [value]);
    expect(codec.decode(syncEvents, value)).toEqual({ ...message, value: { ...Object(message.value), total: null } });
  });

  it('without prepare() both directions are programming errors, not dead letters', () => {
    const unprepared = new Error('prepare() was not called for topic raw.contacts');
    expect(() => codec.encode(rawContacts as TopicContract, sample('RawContact'))).toThrow(unprepared);
    expect(() => codec.decode(rawContacts, confluentValue(1, Buffer.from([2])))).toThrow(
      new Error('prepare() was not called for a value of topic raw.contacts'),
    );
  });
});

describe('bytes that are no message of the topic', () => {
  it('an id that the registry does not know is UNKNOWN_SCHEMA', async () => {
    expect(await decodeErrorOf(rawContacts, confluentValue(4711, Buffer.from([2])))).toBe('UNKNOWN_SCHEMA');
    expect(await decodeErrorOf(rawContacts, confluentValue(-1, Buffer.from([2])))).toBe('UNKNOWN_SCHEMA');
  });

  it('an id that becomes known later is read then', async () => {
    await codec.prepare(rawContacts, []);
    const writer = parseSchema(rawContacts.messages.get('RawContact')?.source ?? '');
    const message = sample('RawContact');
    const value = confluentValue(2, writer.toBuffer(message.value));
    expect(await decodeErrorOf(rawContacts, value)).toBe('UNKNOWN_SCHEMA');
    registry.register('elsewhere', {
      schema: JSON.stringify({ ...Object(writer.toJSON()), doc: 'Another documentation.' }),
    });
    await codec.prepare(rawContacts, [value]);
    expect(codec.decode(rawContacts, value)).toEqual(message);
  });

  it('an id of a schema that is not Avro is UNKNOWN_SCHEMA', async () => {
    const id = registry.register('elsewhere', { schemaType: 'JSON', schema: '{"type":"object"}' });
    expect(await decodeErrorOf(rawContacts, confluentValue(id, Buffer.from('{}')))).toBe('UNKNOWN_SCHEMA');
  });

  it('a record that the topic does not carry is FOREIGN_MESSAGE', async () => {
    await codec.prepare(rawGroups, []);
    const { value } = codec.encode(rawGroups as TopicContract, sample('RawGroup'));
    expect(await decodeErrorOf(rawContacts, value)).toBe('FOREIGN_MESSAGE');
  });

  it('a body cut off at any byte is MALFORMED_VALUE', async () => {
    await codec.prepare(rawContacts, []);
    const { value } = codec.encode(rawContacts as TopicContract, sample('RawContact'));
    const lengths = Array.from({ length: value.length - 5 }, (_, index) => index + 5);
    const codes = await Promise.all(lengths.map((length) => decodeErrorOf(rawContacts, value.subarray(0, length))));
    expect(codes).toEqual(lengths.map(() => 'MALFORMED_VALUE'));
  });

  it('a writer schema that does not resolve to ours is MALFORMED_VALUE', async () => {
    const schema =
      '{"type":"record","name":"RawContact","namespace":"kith","fields":[{"name":"recordId","type":"long"}]}';
    const id = registry.register('elsewhere', { schema });
    expect(await decodeErrorOf(rawContacts, confluentValue(id, Buffer.from([2])))).toBe('MALFORMED_VALUE');
  });

  it('fewer bytes than the header takes is UNKNOWN_WIRE_FORMAT', async () => {
    expect(await decodeErrorOf(rawContacts, Buffer.from([0, 0, 0, 1]))).toBe('UNKNOWN_WIRE_FORMAT');
  });
});

describe('a failure of the registry is thrown for a retry and makes no message poison', () => {
  const value = confluentValue(1, Buffer.from([2]));
  const failure = async (): Promise<unknown> =>
    codec.prepare(rawContacts, [value]).then(
      () => 'no failure',
      (error) => error,
    );

  it('when it does not answer', async () => {
    await codec.prepare(rawContacts, []);
    await registry.stop();
    const error = await codec.prepare(rawContacts, [confluentValue(99, Buffer.from([2]))]).catch((reason) => reason);
    expect(error).toBeInstanceOf(Error);
    expect(error).not.toBeInstanceOf(DecodeError);
  });

  it('when it answers 503, and the next call goes through once it is back', async () => {
    registry.unavailable = true;
    const error = await failure();
    expect(error).toBeInstanceOf(Error);
    expect(error).not.toBeInstanceOf(DecodeError);
    registry.unavailable = false;
    expect(await failure()).toBe('no failure');
  });

  it('when it refuses our schema as incompatible', async () => {
    const schema =
      '{"type":"record","name":"RawContact","namespace":"kith","fields":[{"name":"recordId","type":"long"}]}';
    registry.register('kith.raw.contacts-kith.RawContact', { schema });
    registry.setCompatibility('kith.raw.contacts-kith.RawContact', 'FULL_TRANSITIVE');
    expect(await failure()).toMatchObject({ status: 409 });
  });
});
