import { Controller } from '@nestjs/common';
import { Ctx, EventPattern, Payload } from '@nestjs/microservices';
import { type RawGroupMessage, rawGroups } from '#contracts';
import { type BatchContext, classify, KAFKA_BATCH, type LogMessage } from '#event-log';
import { type ObservedGroup, observeGroup } from '../labels/observed-group.js';
import { projectGroups } from './project-groups.js';

/** raw.groups in, labels and crm.changes out. */
@Controller()
export class RawGroupsController {
  @EventPattern<string>(rawGroups.name, KAFKA_BATCH)
  async project(@Payload() messages: LogMessage<RawGroupMessage>[], @Ctx() context: BatchContext): Promise<void> {
    const observed = messages.flatMap((message) => observe(message, context));
    if (context.rejections.size === 0) await projectGroups(context, observed);
  }
}

function observe(message: LogMessage<RawGroupMessage>, context: BatchContext): ObservedGroup[] {
  try {
    return [observeGroup(message)];
  } catch (error) {
    const failure = classify(error);
    if (failure.kind !== 'poison') throw error;
    context.reject(message, failure.code, failure.text);
    return [];
  }
}
