import { isDockerAvailable, startContainers } from './containers.js';
import { startEmbedded } from './embedded.js';
import type { StartedServers } from './started-servers.js';

/**
 * Finds or starts the servers of this run: those that KITH_TEST_KAFKA and KITH_TEST_POSTGRES name (both or neither), else
 * containers if a Docker engine answers and has or can fetch their images, else the embedded ones.
 */
export async function startTestServers(env: NodeJS.ProcessEnv): Promise<StartedServers> {
  const { KITH_TEST_KAFKA: kafkaBrokers, KITH_TEST_POSTGRES: postgresUrl } = env;
  if (kafkaBrokers && postgresUrl) return { kafkaBrokers, postgresUrl, stop: async () => undefined };
  if (kafkaBrokers || postgresUrl) throw new Error('Set both KITH_TEST_KAFKA and KITH_TEST_POSTGRES, or neither.');
  return (await isDockerAvailable(env)) ? startContainers().catch(embeddedInstead) : startEmbedded();
}

function embeddedInstead(error: unknown): Promise<StartedServers> {
  const reason = error instanceof Error ? error.message : String(error);
  process.stderr.write(
    `Docker answers, but cannot start containers (${reason}). Starting the embedded Kafka and Postgres.\n`,
  );
  return startEmbedded();
}
