import { randomBytes } from 'node:crypto';
import { provisionTopics } from '#event-log';
import { dropDatabase } from './databases.js';
import { createMigratedDatabase } from './migrated-database.js';
import type { TestServers } from './servers/started-servers.js';
import { silentLogger } from './silent-logger.js';
import { deleteTopics } from './topics.js';

export interface TestEnvironment {
  /** host:port, separated by commas. */
  kafkaBrokers: string;
  /** A database with all migrations and no rows. */
  databaseUrl: string;
  /** Ends with a dot. All topics exist with this prefix and are empty. */
  topicPrefix: string;
  /** Drops the database and the topics. Close every client first. */
  close(): Promise<void>;
}

/** Creates a database and topics on running servers. */
export async function createTestEnvironment(servers: TestServers): Promise<TestEnvironment> {
  const { kafkaBrokers, postgresUrl, templateDatabase } = servers;
  const name = `t${randomBytes(5).toString('hex')}`;
  const topicPrefix = `${name}.`;
  const [databaseUrl] = await Promise.all([
    createMigratedDatabase(postgresUrl, templateDatabase, name),
    provisionTopics({ brokers: kafkaBrokers.split(','), prefix: topicPrefix, logger: silentLogger }),
  ]);
  return {
    kafkaBrokers,
    databaseUrl,
    topicPrefix,
    close: async () => {
      await Promise.all([dropDatabase(postgresUrl, name), deleteTopics(kafkaBrokers, topicPrefix)]);
    },
  };
}
