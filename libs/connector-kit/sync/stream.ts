import { makeIdentityKey, makeRecordId, type RawContact, rawContacts, rawGroups } from '#contracts';
import type { LogProducer } from '#log';
import type { SourceAccount } from '../source/ports.js';
import type { Change } from './compare-page.js';

/** The envelope of contacts; that of groups is the same without a region. */
export type RawRecord = RawContact;
export type RawOrigin = RawRecord['origin'];

/** A kind of records and the topic they go to. */
export interface Stream {
  readonly name: 'contacts' | 'groups';
  readonly kind: string;
  readonly send: (producer: RecordProducer, records: readonly RawRecord[]) => Promise<void>;
}

/** Resolves when everything is in the log. */
export type RecordProducer = Pick<LogProducer, 'send'>;

export const contactStream: Stream = {
  name: 'contacts',
  kind: 'contact',
  send: (producer, records) =>
    producer.send(
      rawContacts,
      records.map((value) => ({ key: makeIdentityKey(value), message: { type: 'RawContact', value } })),
    ),
};

export const groupStream: Stream = {
  name: 'groups',
  kind: 'group',
  send: (producer, records) =>
    producer.send(
      rawGroups,
      records.map(({ region: _, ...value }) => ({ key: makeIdentityKey(value), message: { type: 'RawGroup', value } })),
    ),
};

/**
 * The envelope of a change. Its version is revision and content hash: an etag would also move when nothing changed, and a hash alone
 * would name A, B and A again as two versions. A change that is sent again after a crash has the same version, so the same id.
 */
export function rawRecord(
  { provider, accountId, region }: SourceAccount,
  { after, kind, aliases, payload }: Change,
  observation: { readonly observedAt: number; readonly syncJobId: string; readonly origin: RawOrigin },
): RawRecord {
  const { externalId, locator } = after;
  const version = `${after.revision}.${after.contentHash}`;
  return {
    recordId: makeRecordId({ provider, accountId, externalId, kind, version }),
    provider,
    accountId,
    kind,
    externalId,
    aliases: [...new Set([locator, ...aliases])].filter((alias) => alias !== externalId).sort(),
    operation: after.deleted ? 'DELETE' : 'UPSERT',
    version,
    ...observation,
    region,
    payload,
  };
}
