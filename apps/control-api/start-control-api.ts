import { syncCommands, syncEvents } from '#contracts';
import { BatchKafkaServer, LogProducer, Outbox, OutboxRelay } from '#log';
import { codecFor, kafkaConnection, type RunningService, type ServiceContext } from '#service-kit';
import { Database } from '#store';
import { Vault } from '#vault';
import type { ControlApiConfig } from './control-api.config.js';
import { createHttpApp } from './http/create-http-app.js';

/** Names the checkpoints, the consumer group, the outbox and the Kafka client. */
const NAME = 'control-api';

export interface RunningControlApi extends RunningService {
  /** Where it answers: http://host:port */
  readonly url: string;
}

/** HTTP in front; behind it the consumer that folds sync.events and the relay that sends sync.commands. */
export async function startControlApi(context: ServiceContext<ControlApiConfig>): Promise<RunningControlApi> {
  const { config, logger, metrics, health, fatal } = context;
  const database = await Database.open({ url: config.KITH_DATABASE_URL, applicationName: NAME });
  const vault = await Vault.open({ database, key: config.KITH_VAULT_KEY });
  const codec = codecFor(config);
  const kafka = kafkaConnection(config, NAME);
  const outbox = new Outbox(NAME, codec);
  await outbox.prepare([syncCommands]);
  const producer = new LogProducer(kafka, codec, logger);
  const relay = new OutboxRelay({ database, producer, name: NAME, logger });
  const consumer = new BatchKafkaServer({
    kafka,
    database,
    codec,
    outbox,
    logger,
    fatal,
    consumer: NAME,
    topics: [syncEvents],
    registry: metrics,
    committed: () => relay.wake(),
  });

  const app = await createHttpApp({ database, vault, outbox, relay, metrics, health, logger });
  app.connectMicroservice({ strategy: consumer });
  health.ready('database', () => database.ping());
  health.ready('sync-events', () => {
    if (consumer.progress.trouble !== null) throw new Error(consumer.progress.trouble);
  });

  relay.start();
  await app.startAllMicroservices();
  await app.listen(config.KITH_API_PORT, config.KITH_API_HOST);
  const url = await app.getUrl();
  logger.info({ url }, 'The API answers');
  return {
    url,
    stop: async () => {
      await app.close();
      await relay.stop();
      await producer.close();
      await database.close();
    },
  };
}
