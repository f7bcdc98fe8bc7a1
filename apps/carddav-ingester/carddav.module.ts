import { promises as dns, lookup } from 'node:dns';
import { type DynamicModule, Module } from '@nestjs/common';
import { Agent } from 'undici';
import { JobRunner, Journal, Retry, SyncCommandHandler } from '#connector-kit';
import type { LogRoomLogger } from '#log';
import type { LogRoom } from '#service-kit';
import type { Vault } from '#vault';
import { carddavCapabilities } from './carddav.capabilities.js';
import type { CarddavConfig } from './carddav.config.js';
import { CarddavConnector } from './carddav.sync.js';
import { publicOnlyAgent } from './http/address-guard.js';
import { SyncCommandsController } from './sync-commands.controller.js';

interface CarddavModuleOptions {
  readonly room: LogRoom;
  readonly vault: Vault;
  readonly privateAddresses: CarddavConfig['KITH_CARDDAV_PRIVATE_ADDRESSES'];
  readonly logger: LogRoomLogger;
}

/** Connections to one server at once, of all its accounts; and how long it may be silent. */
const LIMITS = { connections: 6, headersTimeout: 120_000, bodyTimeout: 60_000 };

@Module({ controllers: [SyncCommandsController] })
class CarddavModule {}

export function carddavModule({ room, vault, privateAddresses, logger }: CarddavModuleOptions): DynamicModule {
  const { database, outbox, producer, relay } = room;
  const { provider, syncTypes: types } = carddavCapabilities;
  const [now, random] = [Date.now, Math.random];
  const dispatcher = privateAddresses === 'refuse' ? publicOnlyAgent(LIMITS, lookup) : new Agent(LIMITS);
  const connector = new CarddavConnector({ vault, retry: new Retry({ logger }), dispatcher, records: dns });
  const journal = new Journal({ provider, database, outbox, now, random });
  const onEvents = () => relay.wake();
  const runner = new JobRunner({ connector, database, producer, journal, now, random, onEvents, logger });
  return {
    module: CarddavModule,
    providers: [
      { provide: SyncCommandHandler, useValue: new SyncCommandHandler({ provider, types, journal, now }) },
      { provide: JobRunner, useValue: runner },
      { provide: Agent, useValue: dispatcher },
    ],
  };
}
