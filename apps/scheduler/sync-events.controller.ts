import { Controller, UseFilters } from '@nestjs/common';
import { Ctx, EventPattern, Payload } from '@nestjs/microservices';
import { parseUuid, type SyncEvent, syncEvents } from '#contracts';
import { foldSyncEvents } from '#domain';
import { BatchContext, KAFKA_BATCH, type LogMessage, RethrowFilter } from '#event-log';
import { writeAccountStates, writeJobs } from './sync-events.tables.js';

/** sync.events -> sync.sync_jobs and sync.instances. The order and repetition of events do not matter. */
@Controller()
@UseFilters(RethrowFilter)
export class SyncEventsController {
  @EventPattern<string>(syncEvents.name, KAFKA_BATCH)
  async fold(@Payload() messages: LogMessage<SyncEvent>[], @Ctx() context: BatchContext): Promise<void> {
    const valid = messages.filter((message) => {
      if (hasUuids(message.message)) return true;
      context.reject(message, 'INVALID_ID', 'The job id or the account id is not a UUID.');
      return false;
    });
    const { jobs, states } = foldSyncEvents(valid.map(({ message }) => message));
    await writeJobs(context.tx, jobs);
    await writeAccountStates(context.tx, states);
  }
}

function hasUuids({ value }: SyncEvent): boolean {
  return parseUuid(value.accountId) !== undefined && (!('jobId' in value) || parseUuid(value.jobId) !== undefined);
}
