import { NestFactory } from '@nestjs/core';
import type { MicroserviceOptions } from '@nestjs/microservices';
import { syncCommands, syncEvents } from '#contracts';
import { RethrowFilter } from '#event-log';
import { type BaseConfig, nestLogger, openKafkaRuntime, type RunningService, type ServiceContext } from '#service-kit';
import type { Database } from '#store';
import { JobRunner } from '../jobs/job-runner.js';
import type { Connector } from '../ports/connector.js';
import { connectorModule } from './connector.module.js';

/** Longer than any pause between looks for work. */
const RUNNER_SILENCE_MS = 30_000;

/** The parts that differ between connectors. */
export interface ConnectorService {
  /** Names its consumer group and its outbox. */
  readonly name: string;
  open(database: Database): Promise<OpenConnector>;
}

export interface OpenConnector {
  readonly connector: Connector;
  /** Called after the last run has ended. */
  close?(): Promise<void>;
}

/** Starts a service that consumes sync commands and runs the jobs of one connector. */
export async function startConnector(
  context: ServiceContext<BaseConfig>,
  { name, open }: ConnectorService,
): Promise<RunningService> {
  const { health, logger, metrics } = context;
  const runtime = await openKafkaRuntime(context, { name, emits: [syncEvents] });
  const { connector, close } = await open(runtime.database);
  const app = await NestFactory.createMicroservice<MicroserviceOptions>(
    connectorModule({ connector, runtime, logger, metrics }),
    { strategy: runtime.server([syncCommands]), logger: nestLogger(logger) },
  );
  app.useGlobalFilters(new RethrowFilter());
  await app.listen();
  const runner = app.get(JobRunner);
  await runner.start();
  health.ready('jobs', () => {
    if (Date.now() - runner.lastLook > RUNNER_SILENCE_MS) throw new Error('The job runner does not look for work');
  });
  return {
    stop: async () => {
      await Promise.all([runner.stop(), app.close()]);
      await close?.();
      await runtime.close();
    },
  };
}
