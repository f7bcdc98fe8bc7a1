import type { Type } from 'avsc';

const EMPTY = 0xc15d213aa4d7a795n;

const table = Array.from({ length: 256 }, (_, byte) => {
  let fingerprint = BigInt(byte);
  for (let bit = 0; bit < 8; bit++) fingerprint = (fingerprint >> 1n) ^ (EMPTY & -(fingerprint & 1n));
  return fingerprint;
});

/**
 * CRC-64-AVRO of a schema's parsing canonical form, as 16 hex digits in reading order (most significant first).
 * Source: Avro specification, "Schema Fingerprints".
 */
export function fingerprintOf(type: Type): string {
  let fingerprint = EMPTY;
  for (const byte of new TextEncoder().encode(canonicalForm(type))) {
    fingerprint = (fingerprint >> 8n) ^ (table[Number((fingerprint ^ BigInt(byte)) & 0xffn)] ?? 0n);
  }
  return fingerprint.toString(16).padStart(16, '0');
}

/** avsc exports name, type, fields, symbols, items in canonical order with full names, and leaves out doc, defaults and aliases. */
export function canonicalForm(type: Type): string {
  return JSON.stringify(type.schema());
}
