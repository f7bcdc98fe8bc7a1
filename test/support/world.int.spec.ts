import { Kafka, logLevel } from 'kafkajs';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { withClient } from './databases.js';
import { eventually } from './eventually.js';
import { openWorld } from './world.js';

const admin = new Kafka({ brokers: inject('kafkaBrokers').split(','), logLevel: logLevel.ERROR }).admin();

beforeAll(() => admin.connect());
afterAll(() => admin.disconnect());

describe('a test environment', () => {
  it('has its own migrated database, which is dropped on close', async () => {
    const [one, other] = await Promise.all([openWorld(), openWorld()]);

    await withClient(one.databaseUrl, (client) => client.query('create table only_here ()'));

    expect(await tablesOf(one.databaseUrl)).toEqual(
      [...(await tablesOf(other.databaseUrl)), 'public.only_here'].sort(),
    );
    expect(await tablesOf(other.databaseUrl)).toContain('crm.contacts');
    await Promise.all([one.close(), other.close()]);
    await expect(tablesOf(one.databaseUrl)).rejects.toThrow('does not exist');
  });

  it('has topics with its own prefix, which are deleted on close', async () => {
    const world = await openWorld();
    const before = await topicsUnder(world.topicPrefix);

    await world.close();

    expect(before).toContain(`${world.topicPrefix}raw.contacts`);
    await eventually(async () => expect(await topicsUnder(world.topicPrefix)).toEqual([]));
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
