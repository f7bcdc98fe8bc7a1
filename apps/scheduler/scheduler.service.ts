import { syncEvents } from '#contracts';
import type { BatchService } from '#service-kit';
import { SchedulerModule } from './scheduler.module.js';

/** The name is also that of its checkpoints and of its consumer group. */
export const schedulerService: BatchService = {
  name: 'scheduler',
  module: SchedulerModule,
  consumes: [syncEvents],
  emits: [],
};
