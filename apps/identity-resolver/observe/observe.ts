import {
  type Contact,
  contactBytes,
  makeContentHash,
  makeIdentifierId,
  makeIdentityId,
  type RawContact,
} from '#contracts';
import { aliasNamesIn, canonicalContact, type Features, featuresOf, providerNamed } from '#domain';
import { blockKeysOf } from '#identity-store';
import type { LogMessage } from '#log';

export interface Bearing {
  readonly identifierId: string;
  readonly kind: string;
}

/** A raw record as the resolver works with it. `contact` is null for a deletion. */
export interface Observation {
  readonly identityId: string;
  readonly key: string;
  readonly offset: bigint;
  readonly raw: RawContact;
  readonly contact: Contact | null;
  /** The contact as it is stored. */
  readonly contactBytes: Buffer | null;
  readonly contentHash: string | null;
  readonly features: Features | null;
  readonly bearings: readonly Bearing[];
  /** Hashed blocking keys. */
  readonly blocks: readonly string[];
  /** What the provider calls the record. */
  readonly names: readonly string[];
}

/** The end of the year 9999: later times have no form that every reader understands. */
const LAST_MOMENT = Date.UTC(10_000, 0) - 1;

/** The record cannot be understood; the message is written to be shown and quotes nothing. */
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
export function observe({ key, offset, message }: LogMessage<{ value: RawContact }>): Observation {
  const raw = message.value;
  if (raw.observedAt < 0 || raw.observedAt > LAST_MOMENT)
    throw new ObservationError('TIME_OUT_OF_RANGE', 'It was observed before 1970 or after 9999.');
  const identityId = makeIdentityId(raw);
  if (raw.operation === 'DELETE') {
    return {
      identityId,
      key,
      offset,
      raw,
      contact: null,
      contactBytes: null,
      contentHash: null,
      features: null,
      bearings: [],
      blocks: [],
      names: [],
    };
  }
  if (raw.operation !== 'UPSERT')
    throw new ObservationError('UNKNOWN_OPERATION', 'The operation is neither UPSERT nor DELETE.');
  const normalise = providerNamed(raw.provider)?.normaliseContact;
  if (!normalise)
    throw new ObservationError('UNKNOWN_PROVIDER', 'There is no normaliser for contacts of this provider.');
  const contact = canonicalContact(normalise(parse(raw.payload), { region: raw.region }));
  const features = featuresOf(contact);
  const bytes = contactBytes(contact);
  return {
    identityId,
    key,
    offset,
    raw,
    contact,
    contactBytes: bytes,
    contentHash: makeContentHash(bytes),
    features,
    bearings: features.identifiers.map(({ kind, value }) => ({ identifierId: makeIdentifierId(kind, value), kind })),
    blocks: blockKeysOf(features),
    names: aliasNamesIn(raw),
  };
}

function parse(payload: string): unknown {
  try {
    return JSON.parse(payload);
  } catch (cause) {
    throw new ObservationError('PAYLOAD_NOT_JSON', 'The payload is not JSON.', { cause });
  }
}
