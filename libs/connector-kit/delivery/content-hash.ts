import { createHash } from 'node:crypto';
import { type Contact, contactBytes } from '#contracts';
import { CANONICAL_VERSION, canonicalContact } from '#domain';

type Normaliser = (payload: unknown, options: { readonly region: string | null }) => Contact;

/** A contact as its connector read it. */
interface ReadContact {
  /** All that it is known by; their order says nothing. */
  readonly ids: readonly string[];
  /** What the record's payload is the JSON of. */
  readonly payload: unknown;
  /** Of the account. */
  readonly region: string | null;
}

/** 32 hex digits that are equal for equal content: object keys in any order. The order of arrays counts. */
export function contentHash(value: unknown): string {
  return hashOf(inOrder(value));
}

/**
 * 32 hex digits that are equal for what is one canonical contact under the same ids. So nothing else that moves in a payload (etags,
 * fields that are not read, the order of sets) is a change, and a change of region is one to those whose numbers it changes.
 * Another edition of the normaliser changes all.
 */
export function contactHash({ ids, payload, region }: ReadContact, normalise: Normaliser): string {
  const known = inOrder([CANONICAL_VERSION, ...[...new Set(ids)].sort()]);
  return hashOf(known, canonicalBytes(payload, region, normalise) ?? inOrder([payload, region]));
}

/** Names how contacts are read: a part of the scope of a cursor, and of whatever spares reading a contact again. */
export function readingOf(region: string | null): string {
  return `canonical=${CANONICAL_VERSION};region=${region ?? 'none'}`;
}

/**
 * undefined when no contact can be made of the payload, whatever the reason: it must reach the log as well, where the resolver finds
 * the same and sets it aside.
 */
function canonicalBytes(payload: unknown, region: string | null, normalise: Normaliser): Buffer | undefined {
  try {
    return contactBytes(canonicalContact(normalise(payload, { region })));
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
