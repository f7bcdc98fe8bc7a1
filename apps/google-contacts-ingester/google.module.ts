import { type DynamicModule, Module } from '@nestjs/common';
import { budgetsPerAccount, JobRunner, Journal, Retry, SyncCommandHandler } from '#connector-kit';
import type { LogRoomLogger } from '#log';
import type { LogRoom } from '#service-kit';
import type { Vault } from '#vault';
import { googleCapabilities } from './google.capabilities.js';
import type { GoogleRoots } from './google.client.js';
import { GoogleConnector } from './google.sync.js';
import { SyncCommandsController } from './sync-commands.controller.js';

/** What users of the API report of "critical reads per minute per user"; the project's console says what it really is. */
const REQUESTS_PER_MINUTE = 90;

interface GoogleModuleOptions {
  readonly room: LogRoom;
  readonly vault: Vault;
  readonly roots: GoogleRoots;
  readonly logger: LogRoomLogger;
}

@Module({ controllers: [SyncCommandsController] })
class GoogleModule {}

export function googleModule({ room, vault, roots, logger }: GoogleModuleOptions): DynamicModule {
  const { database, outbox, producer, relay } = room;
  const { provider, syncTypes: types } = googleCapabilities;
  const [now, random] = [Date.now, Math.random];
  const budgetOf = budgetsPerAccount(REQUESTS_PER_MINUTE);
  const connector = new GoogleConnector({ vault, roots, retry: new Retry({ logger }), budgetOf });
  const journal = new Journal({ provider, database, outbox, now, random });
  const onEvents = () => relay.wake();
  const runner = new JobRunner({ connector, database, producer, journal, now, random, onEvents, logger });
  return {
    module: GoogleModule,
    providers: [
      { provide: SyncCommandHandler, useValue: new SyncCommandHandler({ provider, types, journal, now }) },
      { provide: JobRunner, useValue: runner },
    ],
  };
}
