import { Controller, Module, type Type, UseFilters } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { Ctx, EventPattern, Payload } from '@nestjs/microservices';
import { Registry } from 'prom-client';
import { SingleObjectCodec, type SyncCommand, syncCommands } from '#contracts';
import {
  type BatchContext,
  BatchKafkaServer,
  KAFKA_BATCH,
  type LogMessage,
  Outbox,
  RethrowFilter,
  unsealed,
} from '#event-log';
import { kafkaConnection } from '#service-kit';
import type { RunningApi } from './running-api.js';

interface SentCommand {
  readonly key: string;
  readonly command: SyncCommand;
}

/** Consumes sync.commands as a connector does. */
export async function listenToCommands({ config, database }: RunningApi) {
  const sent: SentCommand[] = [];
  const silent = { info: () => {}, warn: () => {}, error: () => {} };
  const codec = new SingleObjectCodec();
  const strategy = new BatchKafkaServer({
    kafka: kafkaConnection(config, 'spec'),
    database,
    codec,
    sealing: unsealed,
    consumer: 'spec',
    topics: [syncCommands],
    outbox: new Outbox('spec', codec),
    registry: new Registry(),
    logger: silent,
    committed: () => {},
    fatal: () => {},
  });
  const app = await NestFactory.createMicroservice(listenerModule(sent), { strategy, logger: false });
  await app.listen();
  return { sent, close: () => app.close() };
}

function listenerModule(sent: SentCommand[]): Type {
  @Controller()
  @UseFilters(RethrowFilter)
  class Listener {
    @EventPattern<string>(syncCommands.name, KAFKA_BATCH)
    collect(@Payload() messages: LogMessage<SyncCommand>[], @Ctx() _context: BatchContext): void {
      for (const { key, message } of messages) sent.push({ key, command: message });
    }
  }
  @Module({ controllers: [Listener] })
  class ListenerModule {}
  return ListenerModule;
}
