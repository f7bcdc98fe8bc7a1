import { hash } from 'node:crypto';

declare const brand: unique symbol;
type Branded<Name extends string> = string & { readonly [brand]: Name };

/** A connected account (uuid). */
export type AccountId = Branded<'AccountId'>;
/** One source contact: name-based uuid over provider, account and external id. */
export type IdentityId = Branded<'IdentityId'>;
/** The readable key of a source record in the log: provider/account/externalId. */
export type IdentityKey = Branded<'IdentityKey'>;
/** Hash of an identifier's kind and value (uuid). */
export type IdentifierId = Branded<'IdentifierId'>;

export interface SourceRef {
  readonly provider: string;
  readonly accountId: string;
  readonly externalId: string;
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

/** undefined when the text is not a lower-case uuid. */
export function parseUuid<Id extends AccountId | IdentityId | IdentifierId>(text: string): Id | undefined {
  return UUID.test(text) ? (text as Id) : undefined;
}

/** The external id may itself contain slashes. */
export function makeIdentityKey({ provider, accountId, externalId }: SourceRef): IdentityKey {
  return `${provider}/${accountId}/${externalId}` as IdentityKey;
}

export function makeIdentityId(ref: SourceRef): IdentityId {
  return nameBased('identity', ref.provider, ref.accountId, ref.externalId) as IdentityId;
}

/** The same observation always has the same id, so a repeated send can be recognised. */
export function makeRecordId(ref: SourceRef & { kind: string; version: string }): string {
  return nameBased('record', ref.provider, ref.accountId, ref.kind, ref.externalId, ref.version);
}

export function makeActivityId(identityId: string, type: string, version: string): string {
  return nameBased('activity', identityId, type, version);
}

export function makeIdentifierId(kind: string, value: string): IdentifierId {
  return nameBased('identifier', kind, value) as IdentifierId;
}

/** The review of whether two identities are one person. Their order does not matter. */
export function makeReviewId(one: string, other: string): string {
  return nameBased('review', ...[one, other].sort());
}

/** The judgement that a source record is the card that Kith wrote for a person. */
export function makeOwnCardJudgementId(identityId: string, personId: string): string {
  return nameBased('own-card', identityId, personId);
}

/** Equal bytes have equal hashes (uuid): shows whether content changed. */
export function makeContentHash(bytes: Uint8Array): string {
  return uuidOf(hash('sha256', bytes, 'hex'));
}

/** SHA-256 in hexadecimal: a picture is stored once, by its content. */
export function makePictureHash(bytes: Uint8Array): string {
  return hash('sha256', bytes, 'hex');
}

/** A label is one per account and group, or one per name for groups that the source only names. */
export function makeLabelId(ref: SourceRef): string {
  return nameBased('label', ref.provider, ref.accountId, ref.externalId);
}

/** RFC 9562 version 8: 122 bits of SHA-256 over the parts as a JSON array, in which no two lists of parts look alike. */
function nameBased(...parts: string[]): string {
  return uuidOf(hash('sha256', JSON.stringify(parts), 'hex'));
}

function uuidOf(hex: string): string {
  const variant = ((Number.parseInt(hex.charAt(16), 16) & 0x3) | 0x8).toString(16);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
