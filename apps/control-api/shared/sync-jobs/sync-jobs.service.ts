import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { syncCommands } from '#contracts';
import { Outbox, OutboxRelay } from '#log';
import { OrmDatabase, SyncJob } from '#store/orm';
import { ApiError } from '../../platform/http/api-error.js';
import { lockAccount } from '../../features/accounts/accounts/accounts.service.js';
import type { NewSyncJob } from '../../features/sync/jobs/sync-job.schemas.js';

/** Asks connectors for runs and tells how they go. */
@Injectable()
export class SyncJobsService {
  constructor(
    private readonly database: OrmDatabase,
    private readonly outbox: Outbox,
    private readonly relay: OutboxRelay,
  ) {}

  /**
   * `externalId`: only this contact.
   * @throws ApiError NOT_FOUND, INSTANCE_REMOVED, SYNC_DISABLED, SYNC_RUNNING with the job that is in the way
   */
  async request(instanceId: string, { type, mode }: NewSyncJob, externalId?: string): Promise<SyncJob> {
    const jobId = randomUUID();
    const now = new Date();
    await this.database.transaction(async (tx) => {
      const { provider, removed, enabled } = await lockAccount(tx, instanceId);
      if (removed) throw new ApiError('INSTANCE_REMOVED', 'This account was disconnected. Connect it again first.');
      if (!enabled) {
        throw new ApiError('SYNC_DISABLED', 'Sync is switched off for this account. Switch it on in its settings.');
      }
      const [running] = await tx.query<{ id: string }>(
        "select id from sync.sync_jobs where instance_id = $1 and type = $2 and status in ('pending', 'running') limit 1",
        [instanceId, type],
      );
      if (running) {
        throw new ApiError('SYNC_RUNNING', `A sync of ${type} is already under way.`, { jobId: running.id });
      }
      await tx.execute(
        `insert into sync.sync_jobs (id, instance_id, type, mode, status, created_at)
         values ($1, $2, $3, $4, 'pending', $5)`,
        [jobId, instanceId, type, mode, now],
      );
      const value = {
        jobId,
        accountId: instanceId,
        provider,
        type,
        mode: mode === 'full' ? ('FULL' as const) : ('INCREMENTAL' as const),
        requestedAt: now.getTime(),
        externalId: externalId ?? null,
      };
      await this.outbox.write(tx, [this.outbox.entry(syncCommands, instanceId, { type: 'SyncRequested', value })]);
    });
    this.relay.wake();
    return this.get(instanceId, jobId);
  }

  /** @throws ApiError NOT_FOUND */
  async get(instanceId: string, jobId: string): Promise<SyncJob> {
    const job = await this.database.em.findOne(SyncJob, { id: jobId, instanceId });
    if (!job) throw new ApiError('NOT_FOUND', 'This instance has no job with this id.', { field: 'jobId' });
    return job;
  }
}
