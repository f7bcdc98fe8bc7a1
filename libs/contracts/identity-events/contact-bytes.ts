import { readFileSync } from 'node:fs';
import type { Type, types } from 'avsc';
import { Slab } from '../avro/codec/encode-buffer.js';
import { fingerprintOf } from '../avro/fingerprint.js';
import { releasedSchemas } from '../avro/message-type.js';
import { parseSchema } from '../avro/schema.js';
import type { Contact } from './types.gen.js';

const FINGERPRINT_BYTES = 8;

const contactOf = (contactResolved: Type): Type => (contactResolved as types.RecordType).field('contact').type;
const written = contactOf(parseSchema(readFileSync(new URL('./contact-resolved.avsc', import.meta.url), 'utf8')));
const prefix = Buffer.from(fingerprintOf(written), 'hex');
const slab = new Slab();

/** Readers by the fingerprint of the writer's schema of a contact, those of every release included. */
const readers = new Map<string, (body: Buffer) => Contact>(
  [...releasedSchemas(import.meta.url, 'contact-resolved').map(({ schema }) => contactOf(schema)), written].map(
    (writer) => {
      const resolver = written.createResolver(writer);
      return [fingerprintOf(writer), (body) => written.fromBuffer(body, resolver)];
    },
  ),
);

/**
 * The canonical contact as it is kept in tables: the fingerprint of its schema, then its Avro body. Equal contacts give equal
 * bytes, whatever the order of their keys.
 */
export function contactBytes(contact: Contact): Buffer {
  return slab.encodeChecked(prefix, written, contact);
}

/** Throws for bytes that no released schema wrote: the table is not one of this or an earlier version. */
export function readContact(bytes: Buffer): Contact {
  const fingerprint = bytes.toString('hex', 0, FINGERPRINT_BYTES);
  const read = readers.get(fingerprint);
  if (!read) throw new Error(`No release wrote contacts with the schema fingerprint ${fingerprint}`);
  return read(bytes.subarray(FINGERPRINT_BYTES));
}
