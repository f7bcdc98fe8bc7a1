import { Controller } from '@nestjs/common';
import { Ctx, EventPattern, Payload } from '@nestjs/microservices';
import { type ContactResolved, type IdentityEvent, identityEvents } from '#contracts';
import { type BatchContext, KAFKA_BATCH, type LogMessage } from '#event-log';
import { type PersonEvent, storePersonEvents } from '../source-links/person-events.table.js';
import { projectContacts } from './project-contacts.js';

/** identity.events in, cards and crm.changes out. */
@Controller()
export class IdentityEventsController {
  @EventPattern<string>(identityEvents.name, KAFKA_BATCH)
  async project(@Payload() messages: LogMessage<IdentityEvent>[], @Ctx() context: BatchContext): Promise<void> {
    await storePersonEvents(
      context.tx,
      messages.flatMap(({ message }) => personEventIn(message)),
    );
    await projectContacts(
      context,
      messages.flatMap(({ message }) => contactResolvedIn(message)),
    );
  }
}

function contactResolvedIn(event: IdentityEvent): ContactResolved[] {
  return event.type === 'ContactResolved' ? [event.value] : [];
}

/** Merges and splits are stored for the history. The ContactResolved events of the same decision change the links. */
function personEventIn(event: IdentityEvent): PersonEvent[] {
  return event.type === 'PersonsMerged' || event.type === 'PersonSplit' ? [event] : [];
}
