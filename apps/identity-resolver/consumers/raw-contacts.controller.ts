import { Controller } from '@nestjs/common';
import { Ctx, EventPattern, Payload } from '@nestjs/microservices';
import { type RawContactMessage, rawContacts } from '#contracts';
import { type BatchContext, classify, KAFKA_BATCH, type LogMessage } from '#event-log';
import { type LoggedObservation, observe } from '../observe/observe.js';
import { resolveBatch } from './resolve-batch.js';

/** raw.contacts in, identity.events out. */
@Controller()
export class RawContactsController {
  @EventPattern<string>(rawContacts.name, KAFKA_BATCH)
  async resolve(@Payload() messages: LogMessage<RawContactMessage>[], @Ctx() context: BatchContext): Promise<void> {
    const observations = messages.flatMap((message) => observeOrReject(message, context));
    if (context.rejections.size === 0) await resolveBatch(context, observations);
  }
}

function observeOrReject(message: LogMessage<RawContactMessage>, context: BatchContext): LoggedObservation[] {
  try {
    return [observe(message)];
  } catch (error) {
    const classification = classify(error);
    if (classification.kind !== 'poison') throw error;
    context.reject(message, classification.code, classification.text);
    return [];
  }
}
