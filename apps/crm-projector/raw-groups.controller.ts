import { Controller } from '@nestjs/common';
import { Ctx, EventPattern, Payload } from '@nestjs/microservices';
import { type RawGroupMessage, rawGroups } from '#contracts';
import { type NormalisedGroup, normaliseGoogleGroup } from '#domain';
import { type BatchContext, classify, KAFKA_BATCH, type LogMessage } from '#log';
import { type ObservedGroup, storeLabels } from './labels.table.js';

const normalisers: Readonly<Record<string, (payload: unknown) => NormalisedGroup>> = { google: normaliseGoogleGroup };

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
  const { value: raw } = message.message;
  const normalise = normalisers[raw.provider];
  if (!normalise) {
    context.reject(message, 'UNKNOWN_PROVIDER', 'There is no normaliser for groups of this provider.');
    return [];
  }
  try {
    const group = raw.operation === 'DELETE' ? null : normalise(JSON.parse(raw.payload));
    return [{ raw, offset: message.offset, group }];
  } catch (error) {
    const trouble = classify(error);
    if (trouble.kind !== 'poison') throw error;
    context.reject(message, trouble.code === 'UNEXPECTED' ? 'PAYLOAD_NOT_JSON' : trouble.code, trouble.text);
    return [];
  }
}
