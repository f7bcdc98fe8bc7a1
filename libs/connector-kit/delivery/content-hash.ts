import { createHash } from 'node:crypto';
import { type Contact, contactBytes } from '#contracts';
import { CANONICAL_VERSION, comparedContact } from '#domain';

type Normaliser = (payload: unknown, options: { readonly region: string | null }) => Contact;

/** A contact, as its connector read it. */
interface ReadContact {
  /** All ids of the contact, in any order. */
  readonly ids: readonly string[];
  /** The payload of the record, before it is JSON. */
  readonly payload: unknown;
  /** Of the account. */
  readonly region: string | null;
}

/** 32 hex digits that are equal for equal content: object keys in any order. The order of arrays counts. */
export function contentHash(value: unknown): string {
  return hashOf(inOrder(value));
}

/**
 * 32 hex digits that are equal for the same canonical contact with the same ids. So a payload that differs only in etags, unread
 * fields, addresses of pictures or the order of sets is unchanged, and a change of region changes the contacts whose numbers depend on it. A new version of
 * the normaliser changes all hashes.
 */
export function contactHash({ ids, payload, region }: ReadContact, normalise: Normaliser): string {
  const known = inOrder([CANONICAL_VERSION, ...[...new Set(ids)].sort()]);
  return hashOf(known, canonicalBytes(payload, region, normalise) ?? inOrder([payload, region]));
}

/** Identifies how contacts are normalised. Part of a cursor's scope, and of tags by which a connector skips unchanged records. */
export function readingOf(region: string | null): string {
  return `canonical=${CANONICAL_VERSION};region=${region ?? 'none'}`;
}

/** undefined if the payload cannot be normalised. The record is sent all the same, and the resolver rejects it. */
function canonicalBytes(payload: unknown, region: string | null, normalise: Normaliser): Buffer | undefined {
  try {
    return contactBytes(comparedContact(normalise(payload, { region })));
  } catch {
    return undefined;
  }
}

function hashOf(...parts: readonly (string | Buffer)[]): string {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest('hex').slice(0, 32);
}

function inOrder(value: unknown): string {
  return JSON.stringify(value, (_, member: unknown) =>
    isObject(member) ? Object.fromEntries(Object.entries(member).sort(byKey)) : member,
  );
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function byKey([a]: [string, unknown], [b]: [string, unknown]): number {
  return a < b ? -1 : 1;
}
