import { Controller } from '@nestjs/common';
import { Ctx, EventPattern, Payload } from '@nestjs/microservices';
import { type RawContactMessage, rawContacts } from '#contracts';
import { type BatchContext, classify, KAFKA_BATCH, type LogMessage } from '#log';
import { type Observation, observe } from '../observe/observe.js';
import { resolveBatch } from './resolve-batch.js';

/** raw.contacts in, identity.events out. */
@Controller()
export class RawContactsController {
  @EventPattern<string>(rawContacts.name, KAFKA_BATCH)
  async resolve(@Payload() messages: LogMessage<RawContactMessage>[], @Ctx() context: BatchContext): Promise<void> {
    const observations = messages.flatMap((message) => understood(message, context));
    if (context.rejections.size === 0) await resolveBatch(context, observations);
  }
}

function understood(message: LogMessage<RawContactMessage>, context: BatchContext): Observation[] {
  try {
    return [observe(message)];
  } catch (error) {
    const trouble = classify(error);
    if (trouble.kind !== 'poison') throw error;
    context.reject(message, trouble.code, trouble.text);
    return [];
  }
}
