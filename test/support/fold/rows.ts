import type { Database } from '#store';

/** Every row of every table of some schemas, as text, by table; sorted, so that equal content is equal. */
export type Rows = Readonly<Record<string, readonly string[]>>;

/** Tables of the persons that an identity belonged to in between, which depends on the order in which records are resolved. */
const ORDER_DEPENDENT_TABLES: readonly string[] = ['crm.person_events', 'crm.person_moves'];

/**
 * Reads all tables, so that a new table is compared too. Columns in `without` are left
 * out: `raw_offset` is the position of a record in its partition, `revision` the time at which it was handled; neither is content.
 * Without `revision`, the tables that depend on the order are left out too.
 */
export async function rowsOf(
  database: Database,
  schemas: readonly string[],
  without: readonly string[] = ['raw_offset', 'revision'],
): Promise<Rows> {
  const rows: Record<string, readonly string[]> = {};
  const left = without.includes('revision') ? ORDER_DEPENDENT_TABLES : [];
  for (const table of (await tablesOf(database, schemas)).filter((name) => !left.includes(name))) {
    const found = await database.query<{ row: string }>(
      `select (to_jsonb(t) - $1::text[])::text as row from ${table} t order by 1`,
      [without],
    );
    rows[table] = found.map(({ row }) => row);
  }
  return rows;
}

/** Deletes all rows; sequences continue. */
export async function emptyTables(database: Database, schemas: readonly string[]): Promise<void> {
  for (const table of await tablesOf(database, schemas)) await database.query(`delete from ${table}`);
}

async function tablesOf(database: Database, schemas: readonly string[]): Promise<string[]> {
  const tables = await database.query<{ name: string }>(
    `select format('%I.%I', table_schema, table_name) as name from information_schema.tables
     where table_schema = any($1) and table_type = 'BASE TABLE' order by 1`,
    [schemas],
  );
  return tables.map(({ name }) => name);
}
