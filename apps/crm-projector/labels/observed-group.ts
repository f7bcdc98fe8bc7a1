import type { RawGroup } from '#contracts';
import { type NormalisedGroup, providerNamed } from '#domain';
import type { LogMessage } from '#event-log';

/** One raw record of a group; `group` is null for a deletion. */
export interface ObservedGroup {
  readonly raw: RawGroup;
  readonly offset: bigint;
  readonly group: NormalisedGroup | null;
}

/** The record is not valid. The message may be shown: it quotes no personal data. */
export class ObservedGroupError extends Error {
  readonly isDataError = true;

  constructor(
    readonly code: 'UNKNOWN_PROVIDER' | 'UNKNOWN_OPERATION' | 'PAYLOAD_NOT_JSON',
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

/** Normalises one raw record. Throws ObservedGroupError or the domain's NormaliseError. */
export function observeGroup({ offset, message }: LogMessage<{ value: RawGroup }>): ObservedGroup {
  const raw = message.value;
  if (raw.operation === 'DELETE') return { raw, offset, group: null };
  if (raw.operation !== 'UPSERT')
    throw new ObservedGroupError('UNKNOWN_OPERATION', 'The operation is neither UPSERT nor DELETE.');
  const normalise = providerNamed(raw.provider)?.normaliseGroup;
  if (!normalise) throw new ObservedGroupError('UNKNOWN_PROVIDER', 'No provider of this name has groups.');
  return { raw, offset, group: normalise(parse(raw.payload)) };
}

function parse(payload: string): unknown {
  try {
    return JSON.parse(payload);
  } catch (cause) {
    throw new ObservedGroupError('PAYLOAD_NOT_JSON', 'The payload is not JSON.', { cause });
  }
}
