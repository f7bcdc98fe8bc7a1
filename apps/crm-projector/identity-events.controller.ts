import { Controller } from '@nestjs/common';
import { Ctx, EventPattern, Payload } from '@nestjs/microservices';
import { type ContactResolved, type IdentityEvent, identityEvents } from '#contracts';
import { type BatchContext, KAFKA_BATCH, type LogMessage } from '#log';
import { projectBatch } from './project-batch.js';

/** identity.events in, cards and crm.changes out. */
@Controller()
export class IdentityEventsController {
  @EventPattern<string>(identityEvents.name, KAFKA_BATCH)
  async project(@Payload() messages: LogMessage<IdentityEvent>[], @Ctx() context: BatchContext): Promise<void> {
    await projectBatch(
      context,
      messages.flatMap(({ message }) => resolvedIn(message)),
    );
  }
}

/** Merges, splits and shared identifiers tell of what the ContactResolved events beside them do one by one; matches move nobody. */
function resolvedIn(event: IdentityEvent): ContactResolved[] {
  switch (event.type) {
    case 'ContactResolved':
      return [event.value];
    case 'PersonsMerged':
    case 'PersonSplit':
    case 'IdentifierShared':
    case 'MatchProposed':
    case 'MatchSettled':
      return [];
    default:
      return event satisfies never;
  }
}
