import type { SyncJob } from '#store/orm';
import type { SyncJobView } from './sync-job.schemas.js';

export function viewOfSyncJob(job: SyncJob): SyncJobView {
  const { fetched = 0, stored = 0, skipped = 0, deleted = 0, total = null } = job.progress;
  return {
    jobId: job.id,
    instanceId: job.instanceId,
    type: job.type,
    mode: job.mode,
    status: job.status,
    progress: { fetched, stored, skipped, deleted, total },
    error: job.errorCode ? { code: job.errorCode, message: job.errorMessage ?? '' } : null,
    createdAt: job.createdAt.toISOString(),
    startedAt: job.startedAt?.toISOString() ?? null,
    completedAt: job.status === 'held' ? null : (job.completedAt?.toISOString() ?? null),
  };
}
