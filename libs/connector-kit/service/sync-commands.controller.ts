import { Controller } from '@nestjs/common';
import { Ctx, EventPattern, Payload } from '@nestjs/microservices';
import { type SyncCommand, syncCommands } from '#contracts';
import { type BatchContext, KAFKA_BATCH, type LogMessage } from '#event-log';
import { SyncCommandHandler } from '../jobs/sync-command-handler.js';

/** Consumes sync.commands. */
@Controller()
export class SyncCommandsController {
  constructor(private readonly handler: SyncCommandHandler) {}

  @EventPattern<string>(syncCommands.name, KAFKA_BATCH)
  on(@Payload() messages: readonly LogMessage<SyncCommand>[], @Ctx() context: BatchContext): Promise<void> {
    return this.handler.handle(messages, context);
  }
}
