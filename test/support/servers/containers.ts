import { request } from 'node:http';
import type { StartedServers } from './started-servers.js';

// Confluent's image of Apache Kafka 4.1, which Testcontainers supports.
const KAFKA_IMAGE = 'confluentinc/cp-kafka:8.1.0';
const POSTGRES_IMAGE = 'postgres:18';
const KAFKA_PORT = 9093;

/** Whether a Docker engine answers on its socket. Takes only milliseconds if there is none. */
export function isDockerAvailable(env: NodeJS.ProcessEnv): Promise<boolean> {
  const host = env.DOCKER_HOST ?? 'unix:///var/run/docker.sock';
  const target = host.startsWith('unix://')
    ? { socketPath: host.slice('unix://'.length) }
    : { host: new URL(host).hostname, port: new URL(host).port };
  return new Promise((resolve) => {
    const ping = request({ ...target, path: '/_ping', timeout: 1_000 }, (response) => {
      response.resume();
      resolve(response.statusCode === 200);
    });
    ping.once('timeout', () => ping.destroy());
    ping.once('error', () => resolve(false));
    ping.end();
  });
}

/** Starts both in containers. Testcontainers removes them even if this process is killed. */
export async function startContainers(): Promise<StartedServers> {
  const { KafkaContainer } = await import('@testcontainers/kafka');
  const { PostgreSqlContainer } = await import('@testcontainers/postgresql');
  const [kafka, postgres] = await Promise.all([
    new KafkaContainer(KAFKA_IMAGE).withEnvironment({ KAFKA_AUTO_CREATE_TOPICS_ENABLE: 'false' }).start(),
    new PostgreSqlContainer(POSTGRES_IMAGE).withCommand(['-c', 'max_connections=200', '-c', 'jit=off']).start(),
  ]);
  return {
    kafkaBrokers: `${kafka.getHost()}:${kafka.getMappedPort(KAFKA_PORT)}`,
    postgresUrl: postgres.getConnectionUri(),
    stop: async () => {
      await Promise.all([kafka.stop(), postgres.stop()]);
    },
  };
}
