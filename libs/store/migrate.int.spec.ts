import { randomBytes } from 'node:crypto';
import { Migrator } from '@mikro-orm/migrations';
import { MikroORM, PostgreSqlDriver } from '@mikro-orm/postgresql';
import { afterEach, beforeEach, describe, expect, inject, it } from 'vitest';
import { dropDatabase, urlOf, withClient } from '../../test/support/databases.js';
import '../../test/support/provided.js';
import { entities } from './entities/index.js';
import { migrate } from './migrate.js';
import { migrations } from './migrations/index.js';

let name: string;
let url: string;

beforeEach(async () => {
  name = `m${randomBytes(5).toString('hex')}`;
  url = urlOf(inject('postgresUrl'), name);
  await withClient(inject('postgresUrl'), (client) => client.query(`create database "${name}"`));
});
afterEach(() => dropDatabase(inject('postgresUrl'), name));

describe('migrate', () => {
  it('applies every migration in order, and none when run again', async () => {
    const first = await migrate(url);
    const again = await migrate(url);

    expect(first).toHaveLength(migrations.length);
    expect(first).toEqual([...first].sort());
    expect(again).toEqual([]);
  });

  it('applies each migration once when several processes start at the same time', async () => {
    const applied = await Promise.all([migrate(url), migrate(url), migrate(url)]);

    expect(applied.map((list) => list.length).sort()).toEqual([0, 0, migrations.length]);
    expect(await schemas()).toEqual(['crm', 'identity', 'ingest', 'log', 'sync', 'vault']);
  });

  it('leaves a schema that the entities fit, but for what only the database knows of', async () => {
    await migrate(url);

    const missing = await withOrm((orm) => orm.schema.getUpdateSchemaSQL({ safe: true, wrap: false }));

    expect(missing.split('\n').filter((line) => line.trim() !== '' && !isOnlyNaming(line))).toEqual([]);
  });

  it('can be taken back to an empty database, and applied again', async () => {
    const first = await migrate(url);

    await withOrm((orm) => orm.migrator.down({ to: 0 }));

    expect(await schemas()).toEqual([]);
    expect(await migrate(url)).toEqual(first);
  });
});

/** Indexes, constraints and defaults are the migrations' affair: the entities do not repeat them. */
function isOnlyNaming(line: string): boolean {
  return /(add|drop) (constraint|default)|(create|drop|alter|rename) .*index|(drop|set) default/.test(line);
}

async function withOrm<T>(work: (orm: MikroORM) => Promise<T>): Promise<T> {
  const orm = await MikroORM.init({
    driver: PostgreSqlDriver,
    clientUrl: url,
    entities,
    extensions: [Migrator],
    migrations: { migrationsList: migrations, tableName: 'kith_migrations', snapshot: false, allOrNothing: true },
    logger: () => {},
  });
  try {
    return await work(orm as MikroORM);
  } finally {
    await orm.close(true);
  }
}

async function schemas(): Promise<string[]> {
  const { rows } = await withClient(url, (client) =>
    client.query<{ name: string }>(
      "select nspname as name from pg_namespace where nspname !~ '^(pg_|information_schema|public)' order by 1",
    ),
  );
  return rows.map(({ name: schema }) => schema);
}
