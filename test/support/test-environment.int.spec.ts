import { Kafka, logLevel } from 'kafkajs';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { withClient } from './databases.js';
import { eventually } from './eventually.js';
import { openTestEnvironment } from './test-environment.js';

const admin = new Kafka({ brokers: inject('kafkaBrokers').split(','), logLevel: logLevel.ERROR }).admin();

beforeAll(() => admin.connect());
afterAll(() => admin.disconnect());

describe('a test environment', () => {
  it('has its own migrated database, which is dropped on close', async () => {
    const [one, other] = await Promise.all([openTestEnvironment(), openTestEnvironment()]);

    await withClient(one.databaseUrl, (client) => client.query('create table only_here ()'));

    expect(await tablesOf(one.databaseUrl)).toEqual(
      [...(await tablesOf(other.databaseUrl)), 'public.only_here'].sort(),
    );
    expect(await tablesOf(other.databaseUrl)).toContain('crm.contacts');
    await Promise.all([one.close(), other.close()]);
    await expect(tablesOf(one.databaseUrl)).rejects.toThrow('does not exist');
  });

  it('has topics with its own prefix, which are deleted on close', async () => {
    const testEnv = await openTestEnvironment();
    const before = await topicsUnder(testEnv.topicPrefix);

    await testEnv.close();

    expect(before).toContain(`${testEnv.topicPrefix}raw.contacts`);
    await eventually(async () => expect(await topicsUnder(testEnv.topicPrefix)).toEqual([]));
  });
});

async function tablesOf(databaseUrl: string): Promise<string[]> {
  const { rows } = await withClient(databaseUrl, (client) =>
    client.query<{ name: string }>(
      `select schemaname || '.' || tablename as name from pg_tables
       where schemaname not in ('pg_catalog', 'information_schema')`,
    ),
  );
  return rows.map(({ name }) => name).sort();
}

async function topicsUnder(prefix: string): Promise<string[]> {
  return (await admin.listTopics()).filter((topic) => topic.startsWith(prefix)).sort();
}
