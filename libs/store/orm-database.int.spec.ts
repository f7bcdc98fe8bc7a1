import { afterAll, beforeAll, expect, it } from 'vitest';
import type { TestEnvironment } from '../../test/support/create-test-environment.js';
import { openTestEnvironment } from '../../test/support/test-environment.js';
import { OrmDatabase } from './orm-database.js';

let testEnv: TestEnvironment;
let database: OrmDatabase;

beforeAll(async () => {
  testEnv = await openTestEnvironment();
  database = await OrmDatabase.open({ url: testEnv.databaseUrl, applicationName: 'orm-spec', poolSize: 1 });
  await database.query('create table rows (id int, at timestamptz)');
});
afterAll(async () => {
  await database.close();
  await testEnv.close();
});

it('serves entity manager, transactions and statements from one pool, which all read times alike', async () => {
  await database.transaction((tx) => tx.execute("insert into rows values (1, '2026-11-20 10:00:00+00')"));
  const rows = [{ id: 1, at: '2026-11-20 10:00:00+00', application_name: 'orm-spec' }];
  const sql = "select id, at, current_setting('application_name') as application_name from rows";

  expect(await database.em.execute(sql)).toEqual(rows);
  expect(await database.query(sql)).toEqual(rows);
});

it('is refused once closed', async () => {
  const other = await OrmDatabase.open({ url: testEnv.databaseUrl, applicationName: 'orm-spec' });

  await other.close();

  await expect(other.ping()).rejects.toThrow();
});
