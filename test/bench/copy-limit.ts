import type pg from 'pg';

const TABLES = [
  'identity.identities',
  'identity.identifiers',
  'crm.contacts',
  'crm.contacts_source_links',
  'crm.contact_info',
  'crm.addresses',
  'crm.important_dates',
  'crm.contact_labels',
  'crm.activity_feed',
];

/** Contacts per second if Postgres only copies their rows, table by table, into tables with the same indexes. */
export async function copyRate(database: pg.Client, contacts: number): Promise<number> {
  const { rows } = await database.query<{ data_directory: string }>('show data_directory');
  const file = `${rows[0]?.data_directory}/bench.copy`;
  let milliseconds = 0;
  for (const table of TABLES) {
    await database.query(`copy ${table} to '${file}' (format binary)`);
    await database.query(`create table bench_copy (like ${table} including all)`);
    const started = performance.now();
    await database.query(`copy bench_copy from '${file}' (format binary)`);
    milliseconds += performance.now() - started;
    await database.query('drop table bench_copy');
  }
  await database.query(`copy (select 1 where false) to '${file}'`);
  return contacts / (milliseconds / 1_000);
}
