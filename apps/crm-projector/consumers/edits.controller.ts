import { Controller } from '@nestjs/common';
import { Ctx, EventPattern, Payload } from '@nestjs/microservices';
import { type AccountContactsRemoved, type ContactEdited, type Edit, edits, parseUuid } from '#contracts';
import { type BatchContext, KAFKA_BATCH, type LogMessage } from '#event-log';
import { projectEdits } from './project-edits.js';
import { projectRemovals } from './project-removals.js';

/** The end of the year 9999: ISO 8601 has no four-digit year for later times. */
const LAST_MOMENT = Date.UTC(10_000, 0) - 1;

/** edits in, cards and crm.changes out. */
@Controller()
export class EditsController {
  @EventPattern<string>(edits.name, KAFKA_BATCH)
  async project(@Payload() messages: LogMessage<Edit>[], @Ctx() context: BatchContext): Promise<void> {
    const edited = messages.flatMap((message) => editIn(message, context));
    const removals = messages.flatMap((message) => removalIn(message, context));
    if (context.rejections.size > 0) return;
    await projectEdits(context, edited);
    await projectRemovals(context, removals);
  }
}

function removalIn(message: LogMessage<Edit>, context: BatchContext): AccountContactsRemoved[] {
  if (message.message.type !== 'AccountContactsRemoved') return [];
  const { value } = message.message;
  if (parseUuid(value.accountId) && value.removedAt >= 0 && value.removedAt <= LAST_MOMENT) return [value];
  context.reject(message, 'INVALID_REMOVAL', 'The account id is not a UUID, or the time is before 1970 or after 9999.');
  return [];
}

/** The resolver handles judgements; their effects arrive as identity.events. */
function editIn(message: LogMessage<Edit>, context: BatchContext): ContactEdited[] {
  const event = message.message;
  switch (event.type) {
    case 'ContactEdited':
      return isValid(event.value, message, context) ? [event.value] : [];
    case 'JudgementMade':
    case 'JudgementWithdrawn':
    case 'AccountContactsRemoved':
      return [];
    default:
      return event satisfies never;
  }
}

function isValid(edit: ContactEdited, message: LogMessage<Edit>, context: BatchContext): boolean {
  if (!parseUuid(edit.editId) || !parseUuid(edit.identityId)) {
    context.reject(message, 'INVALID_ID', 'The edit id or the identity id is not a UUID.');
  } else if (edit.madeAt < 0 || edit.madeAt > LAST_MOMENT) {
    context.reject(message, 'TIME_OUT_OF_RANGE', 'The time of the edit is before 1970 or after 9999.');
  } else if (!isStorable(edit)) {
    context.reject(
      message,
      'TEXT_NOT_STORABLE',
      'A text contains NUL or a lone surrogate, which Postgres cannot store.',
    );
  } else {
    return true;
  }
  return false;
}

function isStorable(edit: ContactEdited): boolean {
  const text = JSON.stringify(edit);
  return !/\\u0000|\\ud[89a-f]/i.test(text);
}
