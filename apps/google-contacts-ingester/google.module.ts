import { type DynamicModule, Module } from '@nestjs/common';
import { JobRunner, Journal, Retry, SyncCommandHandler } from '#connector-kit';
import type { LogRoomLogger } from '#log';
import type { LogRoom } from '#service-kit';
import type { Vault } from '#vault';
import { googleCapabilities } from './google.capabilities.js';
import type { GoogleRoots } from './google.client.js';
import { GoogleConnector } from './google.sync.js';
import { SyncCommandsController } from './sync-commands.controller.js';

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
  const connector = new GoogleConnector({ vault, roots, retry: new Retry({ logger }) });
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
