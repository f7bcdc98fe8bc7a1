import './provided.js';
import { randomBytes } from 'node:crypto';
import type { TestProject } from 'vitest/node';
import { dropDatabase } from './databases.js';
import { startTestServers } from './servers/test-servers.js';

/** Runs once for a whole test run: one Kafka and one Postgres for all specs. Returns the teardown. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const { kafkaBrokers, postgresUrl, stop } = await startTestServers(process.env);
  project.provide('kafkaBrokers', kafkaBrokers);
  project.provide('postgresUrl', postgresUrl);
  const templateDatabase = `template_${randomBytes(5).toString('hex')}`;
  project.provide('templateDatabase', templateDatabase);
  return async () => {
    await dropDatabase(postgresUrl, templateDatabase);
    await stop();
  };
}
