import 'reflect-metadata';
import type { Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { MicroserviceOptions } from '@nestjs/microservices';
import type { TopicContract } from '#contracts';
import { RethrowFilter } from '#event-log';
import { openKafkaRuntime } from './kafka-runtime.js';
import { nestLogger } from './logger.js';
import type { BaseConfig } from './program/config.js';
import type { RunningService, ServiceContext } from './run-service.js';

export interface BatchService {
  readonly name: string;
  /** The controllers with the batch handlers. */
  readonly module: Type;
  readonly consumes: readonly TopicContract[];
  readonly emits: readonly TopicContract[];
}

/** A service that has only batch handlers: a Nest microservice on Kafka. */
export async function startBatchService(
  context: ServiceContext<BaseConfig & { KITH_BATCH_SIZE: number }>,
  service: BatchService,
): Promise<RunningService> {
  const { name, emits, consumes, module } = service;
  const runtime = await openKafkaRuntime(context, { name, emits, maxBatch: context.config.KITH_BATCH_SIZE });
  const app = await NestFactory.createMicroservice<MicroserviceOptions>(module, {
    strategy: runtime.server(consumes),
    logger: nestLogger(context.logger),
  });
  app.useGlobalFilters(new RethrowFilter());
  await app.listen();
  return {
    stop: async () => {
      await app.close();
      await runtime.close();
    },
  };
}
