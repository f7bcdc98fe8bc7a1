import { Controller } from '@nestjs/common';
import { Ctx, EventPattern, Payload } from '@nestjs/microservices';
import { type Edit, edits, parseUuid } from '#contracts';
import { type BatchContext, KAFKA_BATCH, type LogMessage } from '#event-log';
import { applyJudgements } from './apply-judgements.js';

/** edits in, identity.events out. The resolver reads judgements; the other edits are the projector's. */
@Controller()
export class EditsController {
  @EventPattern<string>(edits.name, KAFKA_BATCH)
  async judge(@Payload() messages: LogMessage<Edit>[], @Ctx() context: BatchContext): Promise<void> {
    for (const message of messages) {
      if (!idsOf(message.message).every((id) => parseUuid(id)))
        context.reject(message, 'NOT_AN_ID', 'A judgement names something that is not an id.');
    }
    if (context.rejections.size > 0) return;
    await applyJudgements(
      context,
      messages.map(({ message }) => message),
    );
  }
}

function idsOf({ type, value }: Edit): string[] {
  switch (type) {
    case 'JudgementMade':
      return [value.judgementId, ...value.groups.flat()];
    case 'JudgementWithdrawn':
      return [value.judgementId];
    case 'ContactEdited':
    case 'AccountContactsRemoved':
      return [];
  }
}
