import { contactBytes, readContact } from '#contracts';
import type { LinkedContact } from '#domain';
import { SetTable, type Tx } from '#store';

const table = new SetTable({
  table: 'crm.contacts_source_links',
  columns: {
    identity_id: 'uuid',
    provider: 'text',
    account_id: 'text',
    external_contact_id: 'text',
    local_contact_id: 'uuid',
    source_version: 'text',
    revision: 'bigint',
    first_seen_at: 'timestamptz',
    last_seen_at: 'timestamptz',
    deleted_at: 'timestamptz',
    field_since: 'jsonb',
    account_removed_at: 'timestamptz',
    contact: 'bytea',
  },
  key: ['identity_id'],
  version: 'revision',
});

const SELECT = `select identity_id as "identityId", provider, account_id as "accountId", external_contact_id as "externalId",
  local_contact_id as "personId", source_version as version, revision::float8 as revision,
  (extract(epoch from first_seen_at) * 1000)::float8 as "firstObservedAt", (extract(epoch from last_seen_at) * 1000)::float8 as "observedAt",
  deleted_at is not null as deleted, field_since as "fieldSince",
  (extract(epoch from account_removed_at) * 1000)::float8 as "accountRemovedAt", contact from crm.contacts_source_links`;

type Row = Omit<LinkedContact, 'contact'> & { readonly contact: Buffer };

const linkFrom = (row: Row): LinkedContact => ({ ...row, contact: readContact(row.contact) });

export async function loadLinks(tx: Tx, identityIds: readonly string[]): Promise<Map<string, LinkedContact>> {
  const rows = await tx.query<Row>(`${SELECT} where identity_id = any($1)`, [identityIds]);
  return new Map(rows.map((row) => [row.identityId, linkFrom(row)]));
}

export async function loadLinksOfPersons(tx: Tx, personIds: readonly string[]): Promise<LinkedContact[]> {
  if (personIds.length === 0) return [];
  return (await tx.query<Row>(`${SELECT} where local_contact_id = any($1)`, [personIds])).map(linkFrom);
}

/**
 * A revision that is not greater than the stored one changes nothing. The events of an identity come from one partition, and the
 * transaction holds the lock of its checkpoint: so no other transaction inserts a link that is not `known`.
 */
export async function storeLinks(
  tx: Tx,
  links: readonly LinkedContact[],
  known: ReadonlyMap<string, LinkedContact>,
): Promise<void> {
  await table.insert(tx, links.filter(({ identityId }) => !known.has(identityId)).map(rowOf));
  await table.upsert(tx, links.filter(({ identityId }) => known.has(identityId)).map(rowOf));
}

function rowOf(link: LinkedContact) {
  return {
    identity_id: link.identityId,
    provider: link.provider,
    account_id: link.accountId,
    external_contact_id: link.externalId,
    local_contact_id: link.personId,
    source_version: link.version,
    revision: link.revision,
    first_seen_at: isoTime(link.firstObservedAt),
    last_seen_at: isoTime(link.observedAt),
    deleted_at: link.deleted ? isoTime(link.observedAt) : null,
    field_since: link.fieldSince,
    account_removed_at: link.accountRemovedAt === null ? null : isoTime(link.accountRemovedAt),
    contact: contactBytes(link.contact),
  };
}

const isoTime = (milliseconds: number): string => new Date(milliseconds).toISOString();
