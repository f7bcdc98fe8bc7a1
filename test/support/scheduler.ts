import { batchConfig, loadConfig, type RunningService, type ServiceContext, startBatchService } from '#service-kit';
import { schedulerService } from '../../apps/scheduler/scheduler.service.js';

/** The scheduler as it runs in production, in this process: folds sync.events into jobs and account states. */
export function startScheduler(
  environment: NodeJS.ProcessEnv,
  context: Omit<ServiceContext<unknown>, 'config'>,
): Promise<RunningService> {
  return startBatchService({ ...context, config: loadConfig(batchConfig, environment) }, schedulerService);
}
