import { type DynamicModule, Module } from '@nestjs/common';
import { JobRunner, Journal, SyncCommandHandler } from '#connector-kit';
import type { LogRoomLogger } from '#log';
import type { LogRoom } from '#service-kit';
import { fileCapabilities } from './file.capabilities.js';
import { FileConnector } from './file.sync.js';
import { SyncCommandsController } from './sync-commands.controller.js';
import { Uploads } from './uploads.js';

interface FileModuleOptions {
  readonly room: LogRoom;
  readonly logger: LogRoomLogger;
}

@Module({ controllers: [SyncCommandsController] })
class FileModule {}

export function fileModule({ room, logger }: FileModuleOptions): DynamicModule {
  const { database, outbox, producer, relay } = room;
  const { provider, syncTypes: types } = fileCapabilities;
  const [now, random] = [Date.now, Math.random];
  const connector = new FileConnector(new Uploads(database));
  const journal = new Journal({ provider, database, outbox, now, random });
  const onEvents = () => relay.wake();
  const runner = new JobRunner({ connector, database, producer, journal, now, random, onEvents, logger });
  return {
    module: FileModule,
    providers: [
      { provide: SyncCommandHandler, useValue: new SyncCommandHandler({ provider, types, journal, now }) },
      { provide: JobRunner, useValue: runner },
    ],
  };
}
