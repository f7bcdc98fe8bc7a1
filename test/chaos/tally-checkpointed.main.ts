import { Controller, Module } from '@nestjs/common';
import { Ctx, EventPattern, Payload } from '@nestjs/microservices';
import { type RawContactMessage, rawContacts } from '#contracts';
import { type BatchContext, KAFKA_BATCH, type LogMessage } from '#event-log';
import { batchConfig, runService, startBatchService } from '#service-kit';
import { APPLY } from './tally.js';

@Controller()
class TallyController {
  @EventPattern<string>(rawContacts.name, KAFKA_BATCH)
  async apply(@Payload() messages: LogMessage<RawContactMessage>[], @Ctx() context: BatchContext): Promise<void> {
    await context.tx.execute(APPLY, [messages.map(({ key }) => key)]);
  }
}

@Module({ controllers: [TallyController] })
class TallyModule {}

await runService({
  name: 'tally',
  config: batchConfig,
  start: (context) =>
    startBatchService(context, { name: 'tally', module: TallyModule, consumes: [rawContacts], emits: [] }),
});
