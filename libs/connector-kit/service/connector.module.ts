import { type DynamicModule, Module } from '@nestjs/common';
import { Counter, type Registry } from 'prom-client';
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
  readonly metrics: Registry;
}

@Module({ controllers: [SyncCommandsController] })
class ConnectorModule {}

export function connectorModule({ connector, runtime, logger, metrics }: ConnectorParts): DynamicModule {
  const { database, outbox, producer, relay } = runtime;
  const { provider } = connector;
  const types = providerNamed(provider)?.connectable?.syncTypes ?? [];
  const [now, random] = [Date.now, Math.random];
  const journal = new Journal({ provider, database, outbox, now, random });
  const onEvents = () => relay.wake();
  const errors = new Counter({
    name: 'kith_provider_errors_total',
    help: 'Sync jobs that failed, by the code of their error',
    labelNames: ['provider', 'code'],
    registers: [metrics],
  });
  const onFailure = (code: string) => errors.inc({ provider, code });
  const runner = new JobRunner({
    ...{ connector, types, database, producer, journal, now, random },
    ...{ onEvents, onFailure, logger },
  });
  return {
    module: ConnectorModule,
    providers: [
      { provide: SyncCommandHandler, useValue: new SyncCommandHandler({ provider, types, journal, now }) },
      { provide: JobRunner, useValue: runner },
    ],
  };
}
