import { type ContactResolved, contactBytes, readContact } from '#contracts';
import type { SourceContact } from '#domain';
import { SetTable, type Tx } from '#store';

/** A source contact as it is linked now. */
export interface SourceLink extends SourceContact {
  readonly personId: string;
}

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
    contact: 'bytea',
  },
  key: ['identity_id'],
  version: 'revision',
});

const SELECT = `select identity_id as "identityId", provider, account_id as "accountId", external_contact_id as "externalId",
  local_contact_id as "personId", source_version as version, revision::float8 as revision,
  (extract(epoch from first_seen_at) * 1000)::float8 as "firstObservedAt", (extract(epoch from last_seen_at) * 1000)::float8 as "observedAt",
  deleted_at is not null as deleted, field_since as "fieldSince", contact from crm.contacts_source_links`;

type Row = Omit<SourceLink, 'contact'> & { readonly contact: Buffer };

const linkFrom = (row: Row): SourceLink => ({ ...row, contact: readContact(row.contact) });

export async function loadLinks(tx: Tx, identityIds: readonly string[]): Promise<Map<string, SourceLink>> {
  const rows = await tx.query<Row>(`${SELECT} where identity_id = any($1)`, [identityIds]);
  return new Map(rows.map((row) => [row.identityId, linkFrom(row)]));
}

export async function loadLinksOfPersons(tx: Tx, personIds: readonly string[]): Promise<SourceLink[]> {
  if (personIds.length === 0) return [];
  return (await tx.query<Row>(`${SELECT} where local_contact_id = any($1)`, [personIds])).map(linkFrom);
}

/**
 * Older revisions than what is linked change nothing. The events of an identity come through one partition, whose checkpoint
 * the transaction holds: so one that is not `known` stays unknown to others until it commits.
 */
export async function storeLinks(
  tx: Tx,
  links: readonly SourceLink[],
  known: ReadonlyMap<string, SourceLink>,
): Promise<void> {
  await table.insert(tx, links.filter(({ identityId }) => !known.has(identityId)).map(rowOf));
  await table.upsert(tx, links.filter(({ identityId }) => known.has(identityId)).map(rowOf));
}

function rowOf(link: SourceLink) {
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
    contact: contactBytes(link.contact),
  };
}

export function linkOf({ rule: _rule, previousPersonId: _previous, ...link }: ContactResolved): SourceLink {
  return { ...link, fieldSince: null };
}

const isoTime = (milliseconds: number): string => new Date(milliseconds).toISOString();
