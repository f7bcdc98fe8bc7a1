import { makeIdentityKey, makeRecordId, type RawContact, rawContacts, rawGroups } from '#contracts';
import type { Change } from '#domain';
import type { LogProducer } from '#event-log';
import type { SourceAccount } from '../ports/account.js';

/** The envelope of a contact. The envelope of a group is the same without a region. */
export type RawRecord = RawContact;
export type RawOrigin = RawRecord['origin'];

/** Resolves when all records are in the log. */
export type RecordProducer = Pick<LogProducer, 'send'>;

/** Groups first: contacts refer to them. */
export async function sendRecords(producer: RecordProducer, records: readonly RawRecord[]): Promise<void> {
  const groups = records.filter(({ kind }) => kind === 'group');
  const contacts = records.filter(({ kind }) => kind !== 'group');
  if (groups.length > 0) {
    await producer.send(
      rawGroups,
      groups.map(({ region: _, ...value }) => ({ key: makeIdentityKey(value), message: { type: 'RawGroup', value } })),
    );
  }
  if (contacts.length > 0) {
    await producer.send(
      rawContacts,
      contacts.map((value) => ({ key: makeIdentityKey(value), message: { type: 'RawContact', value } })),
    );
  }
}

/**
 * The envelope of a change. Its version is revision and content hash: an etag changes for unchanged content too, and with a hash alone
 * A, B and A again would be two versions. A change that is sent again after a crash has the same version, and so the same id.
 */
export function rawRecord(
  { provider, accountId, region }: Pick<SourceAccount, 'provider' | 'accountId' | 'region'>,
  { after, aliases, payload }: Change,
  observation: { readonly observedAt: number; readonly syncJobId: string; readonly origin: RawOrigin },
): RawRecord {
  const { kind, externalId, locator } = after;
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
