import { NestFactory } from '@nestjs/core';
import type { MicroserviceOptions } from '@nestjs/microservices';
import { syncCommands, syncEvents } from '#contracts';
import { RethrowFilter } from '#log';
import { type BaseConfig, nestLogger, openKafkaRuntime, type RunningService, type ServiceContext } from '#service-kit';
import type { Database } from '#store';
import { JobRunner } from '../jobs/job-runner.js';
import type { Connector } from '../ports/ports.js';
import { connectorModule } from './connector.module.js';

/** Longer than any pause between looks for work. */
const RUNNER_SILENCE_MS = 30_000;

/** What one connector has that the others have not. */
export interface ConnectorService {
  /** Names its consumer group and its outbox. */
  readonly name: string;
  /** What a sync may be asked for. */
  readonly syncTypes: readonly string[];
  open(database: Database): Promise<OpenConnector>;
}

export interface OpenConnector {
  readonly connector: Connector;
  /** Called when nothing is read any more. */
  close?(): Promise<void>;
}

/** A service that takes sync commands in and runs the jobs of one connector beside it. */
export async function startConnector(
  context: ServiceContext<BaseConfig>,
  { name, syncTypes, open }: ConnectorService,
): Promise<RunningService> {
  const { health, logger } = context;
  const room = await openKafkaRuntime(context, { name, emits: [syncEvents] });
  const { connector, close } = await open(room.database);
  const app = await NestFactory.createMicroservice<MicroserviceOptions>(
    connectorModule({ connector, syncTypes, room, logger }),
    { strategy: room.server([syncCommands]), logger: nestLogger(logger) },
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
      await room.close();
    },
  };
}
