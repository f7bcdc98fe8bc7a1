import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import avsc, { type Type } from 'avsc';
import { describe, expect, it } from 'vitest';
import { topics } from '../../topics.js';
import { SingleObjectCodec } from '../codec/single-object.codec.js';
import { fingerprintOf } from '../fingerprint.js';
import { parseSchema } from '../schema.js';
import { contracts, contractsRoot } from '../testing/releases.js';
import { incompatibilities } from './compatibility.js';
import { contractFolders, releaseHashes } from './contract-folders.js';
import { generateTypes } from './generate-types.js';
import { recordedHashes } from './release.js';

const codec = new SingleObjectCodec();
const hashes = recordedHashes(contractsRoot);

/** Every enum below a type. */
function enumsOf(type: Type): avsc.types.EnumType[] {
  const { RecordType, ArrayType, EnumType, UnwrappedUnionType } = avsc.types;
  if (type instanceof EnumType) return [type];
  if (type instanceof RecordType) return type.fields.flatMap((field) => enumsOf(field.type));
  if (type instanceof ArrayType) return enumsOf(type.itemsType);
  return type instanceof UnwrappedUnionType ? type.types.flatMap(enumsOf) : [];
}

describe.each(contracts.map((contract) => [contract.file, contract] as const))('%s', (_, contract) => {
  const { topic, type, releases } = contract;

  it('is released as it stands, so that no event is written in a schema that a later version cannot know', () => {
    expect(fingerprintOf(releases.at(-1)?.schema ?? parseSchema('"null"'))).toBe(type.fingerprint);
  });

  it.each(releases)('reads release $release and is read by it', (released) => {
    expect(incompatibilities(type.schema, released.schema)).toEqual([]);
  });

  it.each(releases)('decodes the bytes that release $release wrote to what was written', ({ bytes, sample }) => {
    const written = type.schema.fromBuffer(type.schema.toBuffer(sample));
    expect(codec.decode(topic, bytes)).toEqual({ type: type.name, value: written });
  });

  it.each(releases)(
    'release $release holds a sample with nothing left out, and the bytes of that sample',
    (released) => {
      expect(released.schema.fromBuffer(released.bytes.subarray(10))).toEqual(released.sample);
      expect(released.bytes.subarray(2, 10).reverse().toString('hex')).toBe(fingerprintOf(released.schema));
    },
  );

  it('has the default UNKNOWN in every enum, so that an old reader survives a new symbol', () => {
    const defaults = enumsOf(type.schema).map((each) => ({ name: each.name, default: defaultOf(each) }));
    expect(defaults).toEqual(defaults.map(({ name }) => ({ name, default: 'UNKNOWN' })));
  });
});

/** Read through the resolver, which is what an old reader does with a symbol it lacks. */
function defaultOf(type: avsc.types.EnumType): unknown {
  const writer = parseSchema(JSON.stringify({ type: 'enum', name: type.name, symbols: ['NEVER_HEARD_OF'] }));
  return type.fromBuffer(Buffer.from([0]), type.createResolver(writer));
}

describe('releases', () => {
  it('a released file never changes, and every one is listed', () => {
    expect(releaseHashes(contractsRoot)).toEqual(hashes);
  });

  it('a released message keeps its schema file', () => {
    const kept = new Set(contracts.map((contract) => contract.file));
    const released = Object.keys(hashes).flatMap(
      (path) => /^(.+)\/releases\/\d+\/(.+)\.avsc$/.exec(path)?.slice(1).join('/') ?? [],
    );
    expect(released.filter((file) => !kept.has(file))).toEqual([]);
  });
});

describe('topics', () => {
  it('carry exactly the messages that have a schema', () => {
    const carried = topics.flatMap((topic) => [...topic.messages.values()].map((type) => type.schema.name));
    expect(carried.toSorted()).toEqual(contracts.map(({ type }) => type.schema.name).toSorted());
  });

  it.each(contractFolders(contractsRoot))('$name has the types of its schemas', ({ path, schemas }) => {
    const sources = schemas.map((file) => readFileSync(join(path, `${file}.avsc`), 'utf8'));
    expect(generateTypes(sources)).toBe(readFileSync(join(path, 'types.gen.ts'), 'utf8'));
  });
});

describe('incompatibilities', () => {
  const record = (...fields: object[]) =>
    parseSchema(JSON.stringify({ type: 'record', name: 'Thing', namespace: 'kith', fields }));
  const choice = (symbols: string[], rest: object = {}) => ({
    name: 'choice',
    type: { type: 'enum', name: 'Choice', symbols, ...rest },
  });
  const id = { name: 'id', type: 'string' };
  const count = { name: 'count', type: 'long' };

  it.each([
    ['a field without a default is added', record(id, count), record(id)],
    ['a field without a default is dropped', record(id), record(id, count)],
    ['a long becomes an int', record({ ...count, type: 'int' }), record(count)],
    ['an int becomes a long', record(count), record({ ...count, type: 'int' })],
    ['a value may no longer be null', record(count), record({ ...count, type: ['null', 'long'] })],
    ['an enum without a default gains a symbol', record(choice(['A', 'B'])), record(choice(['A']))],
    ['the record gets another name', parseSchema('{"type":"record","name":"Other","fields":[]}'), record()],
  ])('refuses when %s', (_, current, released) => {
    expect(incompatibilities(current, released)).not.toEqual([]);
  });

  it('names the direction that fails and why', () => {
    const [reason, ...others] = incompatibilities(record(id, count), record(id));
    expect(reason).toMatch(/^the current schema cannot read the released one: .*count/s);
    expect(others).toEqual([]);
  });

  it.each([
    ['nothing changed', record(id), record(id)],
    ['a field with a default is added', record(id, { ...count, default: 0 }), record(id)],
    ['a field with a default is dropped', record(id), record(id, { ...count, default: 0 })],
    [
      'an enum with a default gains a symbol',
      record(choice(['UNKNOWN', 'A'], { default: 'UNKNOWN' })),
      record(choice(['UNKNOWN'], { default: 'UNKNOWN' })),
    ],
  ])('accepts when %s', (_, current, released) => {
    expect(incompatibilities(current, released)).toEqual([]);
  });
});
