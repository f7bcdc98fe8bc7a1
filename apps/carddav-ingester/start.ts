import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import type { MicroserviceOptions } from '@nestjs/microservices';
import { Agent } from 'undici';
import { JobRunner } from '#connector-kit';
import { syncCommands, syncEvents } from '#contracts';
import { RethrowFilter } from '#log';
import { nestLogger, openLogRoom, type RunningService, type ServiceContext } from '#service-kit';
import { Vault } from '#vault';
import type { CarddavConfig } from './carddav.config.js';
import { carddavModule } from './carddav.module.js';

export const SERVICE_NAME = 'carddav-ingester';

/** Longer than any pause between looks for work. */
const RUNNER_SILENCE_MS = 30_000;

/** Takes sync commands in and runs the jobs beside it. */
export async function startIngester(context: ServiceContext<CarddavConfig>): Promise<RunningService> {
  const { config, health, logger } = context;
  const room = await openLogRoom(context, { name: SERVICE_NAME, emits: [syncEvents] });
  const vault = await Vault.open({
    database: room.database,
    key: config.KITH_VAULT_KEY,
    oldKey: config.KITH_VAULT_OLD_KEY,
  });
  const privateAddresses = config.KITH_CARDDAV_PRIVATE_ADDRESSES;
  const app = await NestFactory.createMicroservice<MicroserviceOptions>(
    carddavModule({ room, vault, privateAddresses, logger }),
    {
      strategy: room.server([syncCommands]),
      logger: nestLogger(logger),
    },
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
      await app.get(Agent).destroy();
      await room.close();
    },
  };
}
