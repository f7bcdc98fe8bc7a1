import { contactBytes, makeContentHash, makeIdentifierId, makeIdentityId, type RawContact } from '#contracts';
import {
  aliasNamesIn,
  canonicalContact,
  featuresOf,
  hashedBlockingKeysOf,
  type IdentityChange,
  type ObservedContent,
  type Picture,
  parsePictureUrn,
  providerNamed,
  type RecordObservation,
} from '#domain';
import type { LogMessage } from '#event-log';

/** A raw record as the resolver works with it. */
export interface LoggedObservation extends RecordObservation {
  readonly key: string;
  readonly offset: bigint;
  /** The contact as it is stored; null for a deletion. */
  readonly contactBytes: Buffer | null;
  /** The pictures that the contact refers to by their hash. */
  readonly pictures: readonly Picture[];
}

/** What a batch does to one identity. */
export type LoggedChange = IdentityChange<LoggedObservation>;

/** The end of the year 9999: not every reader understands later times. */
const LAST_MOMENT = Date.UTC(10_000, 0) - 1;

/** The record cannot be understood; the message is meant for users and quotes nothing from the record. */
export class ObservationError extends Error {
  readonly isDataError = true;

  constructor(
    readonly code: 'UNKNOWN_PROVIDER' | 'UNKNOWN_OPERATION' | 'PAYLOAD_NOT_JSON' | 'TIME_OUT_OF_RANGE',
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

/** Normalises one raw record. Throws ObservationError or the domain's NormaliseError. */
export function observe({ key, offset, message }: LogMessage<{ value: RawContact }>): LoggedObservation {
  const raw = message.value;
  if (raw.observedAt < 0 || raw.observedAt > LAST_MOMENT)
    throw new ObservationError('TIME_OUT_OF_RANGE', 'It was observed before 1970 or after 9999.');
  const identityId = makeIdentityId(raw);
  if (raw.operation === 'DELETE')
    return { identityId, key, offset, raw, content: null, contactBytes: null, pictures: [] };
  if (raw.operation !== 'UPSERT')
    throw new ObservationError('UNKNOWN_OPERATION', 'The operation is neither UPSERT nor DELETE.');
  return { identityId, key, offset, raw, ...contentOf(raw) };
}

function contentOf(
  raw: RawContact,
): { content: ObservedContent } & Pick<LoggedObservation, 'contactBytes' | 'pictures'> {
  const provider = providerNamed(raw.provider);
  if (!provider?.normaliseContact)
    throw new ObservationError('UNKNOWN_PROVIDER', 'There is no normaliser for contacts of this provider.');
  const payload = parse(raw.payload);
  const contact = canonicalContact(provider.normaliseContact(payload, { region: raw.region }));
  const hasPicture = contact.photos.some(({ url }) => parsePictureUrn(url) !== null);
  const features = featuresOf(contact);
  const bytes = contactBytes(contact);
  const content: ObservedContent = {
    contact,
    hash: makeContentHash(bytes),
    features,
    identifiers: features.identifiers.map(({ kind, value }) => ({ identifierId: makeIdentifierId(kind, value), kind })),
    blockingKeys: hashedBlockingKeysOf(features),
    aliasNames: aliasNamesIn(raw),
  };
  return { content, contactBytes: bytes, pictures: (hasPicture && provider.picturesIn?.(payload)) || [] };
}

function parse(payload: string): unknown {
  try {
    return JSON.parse(payload);
  } catch (cause) {
    throw new ObservationError('PAYLOAD_NOT_JSON', 'The payload is not JSON.', { cause });
  }
}
