import { batchConfig, runService, startBatchService } from '#service-kit';
import { schedulerService } from './scheduler.service.js';

await runService({
  name: schedulerService.name,
  config: batchConfig,
  start: (context) => startBatchService(context, schedulerService),
});
