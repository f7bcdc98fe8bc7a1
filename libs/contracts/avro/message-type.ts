import { existsSync, readdirSync, readFileSync } from 'node:fs';
import type { Type } from 'avsc';
import { fingerprintOf } from './fingerprint.js';
import { parseSchema } from './schema.js';

/** One kind of message: its schema as this version writes it and every released schema it can read. */
export interface MessageType<Name extends string, Value> {
  readonly name: Name;
  /** CRC-64-AVRO of the schema that this version writes, 16 hex digits. */
  readonly fingerprint: string;
  readonly schema: Type;
  /** What the registry is given. */
  readonly source: string;
  /** Readers by the writer's fingerprint, this version's own included. */
  readonly readers: ReadonlyMap<string, (bytes: Buffer) => Value>;
  /** Reads what an unreleased writer schema wrote, if that schema resolves to ours; throws if not. */
  readerFor(writer: Type): (bytes: Buffer) => Value;
}

/** Loads `<file>.avsc` beside `at` and all of `releases/<n>/<file>.avsc`. `at` is the topic folder's import.meta.url. */
export function loadMessageType<Name extends string, Value>(
  at: string,
  name: Name,
  file: string,
): MessageType<Name, Value> {
  const source = readFileSync(new URL(`./${file}.avsc`, at), 'utf8');
  const schema = parseSchema(source);
  const readerFor = (writer: Type) => {
    const resolver = schema.createResolver(writer);
    return (bytes: Buffer): Value => schema.fromBuffer(bytes, resolver);
  };
  const fingerprint = fingerprintOf(schema);
  const readers = new Map<string, (bytes: Buffer) => Value>();
  for (const released of releasedSchemas(at, file))
    readers.set(fingerprintOf(released.schema), readerFor(released.schema));
  readers.set(fingerprint, (bytes) => schema.fromBuffer(bytes));
  return { name, fingerprint, schema, source, readers, readerFor };
}

export interface ReleasedSchema {
  readonly release: string;
  readonly schema: Type;
}

/** Every released version of one schema, oldest first; none for a schema that was never released. */
export function releasedSchemas(at: string, file: string): ReleasedSchema[] {
  const folder = new URL('./releases/', at);
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .sort((a, b) => Number(a) - Number(b))
    .flatMap((release) => {
      const path = new URL(`${release}/${file}.avsc`, folder);
      return existsSync(path) ? [{ release, schema: parseSchema(readFileSync(path, 'utf8')) }] : [];
    });
}
