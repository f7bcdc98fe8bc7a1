import { type DynamicModule, Module } from '@nestjs/common';
import { providerNamed } from '#domain';
import type { KafkaLogger } from '#event-log';
import type { KafkaRuntime } from '#service-kit';
import { JobRunner } from '../jobs/job-runner.js';
import { Journal } from '../jobs/journal.js';
import { SyncCommandHandler } from '../jobs/sync-command-handler.js';
import type { Connector } from '../ports/connector.js';
import { SyncCommandsController } from './sync-commands.controller.js';

interface ConnectorParts {
  readonly connector: Connector;
  readonly runtime: KafkaRuntime;
  readonly logger: KafkaLogger;
}

@Module({ controllers: [SyncCommandsController] })
class ConnectorModule {}

export function connectorModule({ connector, runtime, logger }: ConnectorParts): DynamicModule {
  const { database, outbox, producer, relay } = runtime;
  const { provider } = connector;
  const types = providerNamed(provider)?.connectable?.syncTypes ?? [];
  const [now, random] = [Date.now, Math.random];
  const journal = new Journal({ provider, database, outbox, now, random });
  const onEvents = () => relay.wake();
  const runner = new JobRunner({ connector, types, database, producer, journal, now, random, onEvents, logger });
  return {
    module: ConnectorModule,
    providers: [
      { provide: SyncCommandHandler, useValue: new SyncCommandHandler({ provider, types, journal, now }) },
      { provide: JobRunner, useValue: runner },
    ],
  };
}
