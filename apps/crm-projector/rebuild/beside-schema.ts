import type { ClientBase } from 'pg';

/** Where the read model is rebuilt, beside the live one. */
export const BESIDE = 'crm_next';
const OLD = 'crm_old';

/**
 * Names the tables beside the live ones in a statement of the projector: those of the read model, its checkpoints and its dead
 * letters. Values are parameters, so only names are replaced.
 */
export function besideTables(sql: string): string {
  return sql.replace(/\bcrm\./g, `${BESIDE}.`).replace(/\blog\.(checkpoints|dead_letters)\b/g, `${BESIDE}.$1`);
}

/**
 * Creates empty tables like the live ones, with the same constraints and indexes under the same names. What an interrupted rebuild
 * left is dropped. Dead letters that were discarded are copied: those messages are skipped again.
 */
export async function createBeside(client: ClientBase): Promise<void> {
  await client.query(`drop schema if exists ${BESIDE} cascade`);
  await client.query(`drop schema if exists ${OLD} cascade`);
  await client.query(`create schema ${BESIDE}`);
  const { rows: statements } = await client.query<{ sql: string }>(
    `select format('create table ${BESIDE}.%I (like crm.%I including all excluding indexes)', relname, relname) as sql, 1 as step
     from pg_class where relnamespace = 'crm'::regnamespace and relkind = 'r'
     union all
     select format('alter table ${BESIDE}.%I add constraint %I %s', relname, conname, pg_get_constraintdef(c.oid)), 2
     from pg_constraint c join pg_class t on t.oid = c.conrelid
     where t.relnamespace = 'crm'::regnamespace and contype in ('p', 'u', 'x')
     union all
     select regexp_replace(indexdef, ' ON crm\\.', ' ON ${BESIDE}.'), 3
     from pg_indexes where schemaname = 'crm' and not exists (
       select from pg_constraint where conname = indexname and connamespace = 'crm'::regnamespace)
     order by step`,
  );
  for (const { sql } of statements) await client.query(sql);
  await client.query(`create table ${BESIDE}.checkpoints (like log.checkpoints including all)`);
  await client.query(`create table ${BESIDE}.dead_letters (like log.dead_letters including all)`);
  await client.query(
    `insert into ${BESIDE}.dead_letters (${LETTER}) select ${LETTER} from log.dead_letters
     where consumer = $1 and state = 'discarded' and "offset" is not null`,
    [CONSUMER],
  );
}

/** Whose checkpoints and dead letters belong to the read model. */
export const CONSUMER = 'crm-projector';

const LETTER = `consumer, topic, partition, "offset", key, headers, value, state, code, message, first_seen, requested_by, resolved_at`;
const OPEN = `state in ('dead', 'blocked', 'replay', 'discard') and "offset" is not null`;

/** In the caller's transaction: the tables beside become the live ones, and what is still open are their dead letters. */
export async function swapSchemas(client: ClientBase): Promise<void> {
  await client.query(`delete from log.dead_letters where consumer = $1 and ${OPEN}`, [CONSUMER]);
  await client.query(
    `insert into log.dead_letters (${LETTER}) select ${LETTER} from ${BESIDE}.dead_letters where ${OPEN}
     on conflict (consumer, topic, partition, "offset") do nothing`,
  );
  await client.query(`drop table ${BESIDE}.checkpoints, ${BESIDE}.dead_letters`);
  await client.query(`alter schema crm rename to ${OLD}`);
  await client.query(`alter schema ${BESIDE} rename to crm`);
}

/** After the swap, when nobody reads them any more. */
export async function dropOld(client: ClientBase): Promise<void> {
  await client.query(`drop schema ${OLD} cascade`);
}
