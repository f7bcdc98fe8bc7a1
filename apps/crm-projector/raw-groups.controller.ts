import { Controller } from '@nestjs/common';
import { Ctx, EventPattern, Payload } from '@nestjs/microservices';
import { type RawGroupMessage, rawGroups } from '#contracts';
import { type BatchContext, classify, KAFKA_BATCH, type LogMessage } from '#log';
import { storeLabels } from './labels.table.js';
import { type ObservedGroup, observeGroup } from './observed-group.js';

/** raw.groups in, labels out. */
@Controller()
export class RawGroupsController {
  @EventPattern<string>(rawGroups.name, KAFKA_BATCH)
  async project(@Payload() messages: LogMessage<RawGroupMessage>[], @Ctx() context: BatchContext): Promise<void> {
    const observed = messages.flatMap((message) => understood(message, context));
    if (context.rejections.size === 0) await storeLabels(context.tx, observed);
  }
}

function understood(message: LogMessage<RawGroupMessage>, context: BatchContext): ObservedGroup[] {
  try {
    return [observeGroup(message)];
  } catch (error) {
    const trouble = classify(error);
    if (trouble.kind !== 'poison') throw error;
    context.reject(message, trouble.code, trouble.text);
    return [];
  }
}
