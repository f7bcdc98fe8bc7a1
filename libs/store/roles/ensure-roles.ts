import pg, { type ClientBase } from 'pg';
import { OWNER_ROLE, roleOf, serviceRoles } from './service-roles.js';

const LOCK = 7214904;
/** Schemas of Postgres itself. */
const OURS = "nspname !~ '^pg_' and nspname <> 'information_schema'";

/**
 * Creates the roles, if `passwords` names any, and grants them what they may do; migrates in between. Safe to repeat, and by several
 * processes at once.
 * @param databaseUrl of a superuser, or of the owner of the database if it may create roles
 * @param passwords by service; of the owner role as `owner`, which cannot log in without one
 * @param migrate brings the schema to this version, as the owner role
 */
export async function withServiceRoles<T>(
  databaseUrl: string,
  passwords: Readonly<Record<string, string>>,
  migrate: () => Promise<T>,
): Promise<T> {
  const client = new pg.Client({ connectionString: databaseUrl, application_name: 'kith-setup' });
  await client.connect();
  try {
    // Roles belong to all databases of the server.
    await client.query('select pg_advisory_lock($1)', [LOCK]);
    await client.query('begin');
    await ensureRoles(client, passwords);
    await client.query('commit');
    const migrated = await migrate();
    await client.query('begin');
    await client.query(`set local role ${OWNER_ROLE}`);
    await grantToServices(client);
    await client.query('commit');
    return migrated;
  } finally {
    await client.end();
  }
}

/** Creates the roles that have a password, and gives the owner role what an earlier version created as another role. */
async function ensureRoles(client: ClientBase, passwords: Readonly<Record<string, string>>): Promise<void> {
  await ensureRole(client, OWNER_ROLE, passwords.owner);
  await client.query(`grant "${OWNER_ROLE}" to current_user`);
  await client.query(
    `do $$ begin execute format('alter database %I owner to ${OWNER_ROLE}', current_database()); end $$`,
  );
  await giveToOwner(client);
  for (const service of Object.keys(serviceRoles)) {
    const password = passwords[service];
    if (password !== undefined) await ensureRole(client, roleOf(service), password);
  }
}

/** Grants each role of a service what it may do, now and for tables to come. Roles that do not exist are left out. */
export async function grantToServices(client: ClientBase): Promise<void> {
  const { rows } = await client.query<{ role: string }>(
    "select rolname as role from pg_roles where rolname like 'kith\\_%'",
  );
  const existing = new Set(rows.map(({ role }) => role));
  for (const [service, { writes, reads = [], writesTables = [], readsTables = [] }] of Object.entries(serviceRoles)) {
    const role = roleOf(service);
    if (!existing.has(role)) continue;
    for (const schema of writes) await grantSchema(client, role, schema, WRITE);
    for (const schema of reads) await grantSchema(client, role, schema, READ);
    for (const table of writesTables) await grantTable(client, role, table, WRITE);
    for (const table of readsTables) await grantTable(client, role, table, READ);
  }
}

const WRITE = 'select, insert, update, delete';
const READ = 'select';

async function grantSchema(client: ClientBase, role: string, schema: string, rights: string): Promise<void> {
  await client.query(`grant usage on schema ${schema} to ${role}`);
  await client.query(`grant ${rights} on all tables in schema ${schema} to ${role}`);
  await client.query(`alter default privileges in schema ${schema} grant ${rights} on tables to ${role}`);
  if (rights !== WRITE) return;
  await client.query(`grant usage, select on all sequences in schema ${schema} to ${role}`);
  await client.query(`alter default privileges in schema ${schema} grant usage, select on sequences to ${role}`);
}

async function grantTable(client: ClientBase, role: string, table: string, rights: string): Promise<void> {
  await client.query(`grant usage on schema ${table.split('.')[0]} to ${role}`);
  await client.query(`grant ${rights} on ${table} to ${role}`);
}

async function ensureRole(client: ClientBase, role: string, password: string | undefined): Promise<void> {
  const { rows } = await client.query('select 1 from pg_roles where rolname = $1', [role]);
  if (rows.length === 0) await client.query(`create role ${role}`);
  // The name of a role cannot be a parameter, nor its password.
  if (password !== undefined) await client.query(`alter role ${role} login password ${pg.escapeLiteral(password)}`);
}

/** Schemas, tables, sequences, views and functions that another role owns. What extensions created stays theirs. */
async function giveToOwner(client: ClientBase): Promise<void> {
  await client.query(`do $$ declare one record; begin
    for one in select nspname from pg_namespace
      where ${OURS} and nspname <> 'public' and nspowner <> '${OWNER_ROLE}'::regrole
    loop execute format('alter schema %I owner to ${OWNER_ROLE}', one.nspname); end loop;
    for one in select nspname, relname from pg_class join pg_namespace on pg_namespace.oid = relnamespace
      where ${OURS} and relkind in ('r', 'p', 'v', 'm') and relowner <> '${OWNER_ROLE}'::regrole
        and not exists (select from pg_depend where objid = pg_class.oid and deptype = 'e')
    loop execute format('alter table %I.%I owner to ${OWNER_ROLE}', one.nspname, one.relname); end loop;
    for one in select nspname, relname from pg_class join pg_namespace on pg_namespace.oid = relnamespace
      where ${OURS} and relkind = 'S' and relowner <> '${OWNER_ROLE}'::regrole
        and not exists (select from pg_depend where objid = pg_class.oid and deptype in ('a', 'i', 'e'))
    loop execute format('alter sequence %I.%I owner to ${OWNER_ROLE}', one.nspname, one.relname); end loop;
    for one in select pg_proc.oid::regprocedure as name from pg_proc join pg_namespace on pg_namespace.oid = pronamespace
      where ${OURS} and proowner <> '${OWNER_ROLE}'::regrole
        and not exists (select from pg_depend where objid = pg_proc.oid and deptype = 'e')
    loop execute format('alter function %s owner to ${OWNER_ROLE}', one.name); end loop;
  end $$`);
}
