import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { dropDatabase, urlOf, withClient } from '../../../test/support/databases.js';
import '../../../test/support/provided.js';
import { migrate } from '../migrate.js';
import { withServiceRoles } from './ensure-roles.js';
import { OWNER_ROLE, roleOf, serviceRoles } from './service-roles.js';

const name = `r${randomBytes(5).toString('hex')}`;
const url = urlOf(inject('postgresUrl'), name);
/** Roles belong to the whole server, which other specs use too: all specs set the same passwords. */
const passwords = Object.fromEntries(['owner', ...Object.keys(serviceRoles)].map((one) => [one, 'of-a-spec']));

beforeAll(async () => {
  await withClient(inject('postgresUrl'), (client) => client.query(`create database "${name}"`));
  // As an earlier version did: everything belongs to the superuser.
  await migrate(url);
  await withServiceRoles(url, passwords, () => migrate(url, OWNER_ROLE));
  await withServiceRoles(url, passwords, () => migrate(url, OWNER_ROLE));
});
afterAll(() => dropDatabase(inject('postgresUrl'), name));

async function select<Row>(sql: string): Promise<Row[]> {
  return withClient(url, async (client) => (await client.query(sql)).rows);
}

async function as(service: string, sql: string): Promise<'allowed' | string> {
  const login = new URL(url);
  login.username = roleOf(service);
  login.password = passwords[service] ?? '';
  return withClient(login.href, (client) =>
    client.query(sql).then(
      () => 'allowed',
      (error: Error) => error.message,
    ),
  );
}

describe('the roles of the services', () => {
  it('are no superusers and may create neither roles nor databases, nor may the owner', async () => {
    const rows = await select<{ rolname: string }>(
      `select rolname from pg_roles where rolname like 'kith\\_%' and not (rolsuper or rolcreaterole or rolcreatedb)`,
    );

    expect(rows.map(({ rolname }) => rolname).sort()).toEqual(
      [OWNER_ROLE, ...Object.keys(serviceRoles).map(roleOf)].sort(),
    );
  });

  it('own nothing: every table and schema belongs to the owner, also what an earlier version created', async () => {
    const owners = await select<{ owner: string }>(
      `select distinct pg_get_userbyid(relowner) as owner from pg_class join pg_namespace on pg_namespace.oid = relnamespace
       where nspname in ('crm', 'identity', 'ingest', 'log', 'sync', 'vault') and relkind in ('r', 'S')
       union select pg_get_userbyid(nspowner) from pg_namespace where nspname in ('crm', 'vault')`,
    );

    expect(owners).toEqual([{ owner: OWNER_ROLE }]);
  });

  it('each schema is written by a service', async () => {
    const schemas = await select<{ nspname: string }>(
      `select nspname from pg_namespace where pg_get_userbyid(nspowner) = '${OWNER_ROLE}' order by nspname`,
    );
    const written = new Set(Object.values(serviceRoles).flatMap(({ writes }) => writes));

    expect(schemas.map(({ nspname }) => nspname)).toEqual([...written].sort());
  });

  it.each([
    ['crm-projector', 'select from crm.contacts', 'allowed'],
    ['crm-projector', 'select from vault.secrets', 'permission denied for schema vault'],
    ['crm-projector', 'select from identity.identities', 'permission denied for schema identity'],
    ['crm-projector', 'drop table crm.contacts', 'must be owner of table contacts'],
    ['identity-resolver', "select nextval('identity.revision')", 'allowed'],
    ['scheduler', 'update sync.sync_jobs set id = id', 'allowed'],
    ['scheduler', 'select from sync.api_keys', 'permission denied for table api_keys'],
    ['file-ingester', 'select from sync.uploads', 'allowed'],
    ['file-ingester', 'delete from sync.uploads', 'permission denied for table uploads'],
    ['carddav-ingester', 'select from vault.secrets', 'allowed'],
    ['carddav-ingester', 'delete from vault.secrets', 'permission denied for table secrets'],
    ['control-api', 'select from identity.reviews', 'allowed'],
    ['control-api', 'delete from crm.contacts', 'permission denied for table contacts'],
    ['control-api', "select pg_read_file('/etc/hostname')", 'permission denied for function pg_read_file'],
  ])('%s: %s is %s', async (service, sql, outcome) => {
    expect(await as(service, sql)).toBe(outcome);
  });
});
