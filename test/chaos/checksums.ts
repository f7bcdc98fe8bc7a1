import type pg from 'pg';

const TABLES = [
  'identity.identities',
  'identity.identifiers',
  'identity.shared_identifiers',
  'crm.contacts',
  'crm.contacts_source_links',
  'crm.contact_info',
  'crm.addresses',
  'crm.important_dates',
  'crm.labels',
  'crm.contact_labels',
  'crm.activity_feed',
  'crm.source_link_versions',
  'crm.edits',
] as const;

/** Row count and checksum by table, without revisions and offsets, which depend on how a row was written. */
export async function checksums(database: pg.Client): Promise<Record<string, string>> {
  const sums: Record<string, string> = {};
  for (const table of TABLES) {
    const { rows } = await database.query<{ sum: string }>(
      `select count(*) || ' ' || coalesce(md5(string_agg(row, e'\\n' order by row)), '') as sum
       from (select (to_jsonb(t) - 'revision' - 'raw_offset')::text collate "C" as row from ${table} t) rows`,
    );
    sums[table] = rows[0]?.sum ?? '';
  }
  return sums;
}
