import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { syncCommands } from '#contracts';
import { Outbox, OutboxRelay } from '#event-log';
import type { Tx } from '#store';
import { OrmDatabase, SyncJob } from '#store/orm';
import { ApiError } from '../../platform/http/api-error.js';
import { lockAccount } from '../accounts/account-lock.js';

interface SyncJobRequest {
  readonly type: string;
  readonly mode: 'incremental' | 'full';
  /** Only this contact. */
  readonly externalId?: string | undefined;
}

/** Requests sync jobs from the connectors, and reads them. */
@Injectable()
export class SyncJobsService {
  constructor(
    private readonly database: OrmDatabase,
    private readonly outbox: Outbox,
    private readonly relay: OutboxRelay,
  ) {}

  /** @throws ApiError NOT_FOUND, INSTANCE_REMOVED, SYNC_DISABLED, SYNC_RUNNING with the id of the running job */
  async request(accountId: string, { type, mode, externalId = undefined }: SyncJobRequest): Promise<SyncJob> {
    const jobId = randomUUID();
    const now = new Date();
    await this.database.transaction(async (tx) => {
      const { provider, removed, enabled } = await lockAccount(tx, accountId);
      if (removed) throw new ApiError('INSTANCE_REMOVED', 'This account was disconnected. Connect it again first.');
      if (!enabled) {
        throw new ApiError('SYNC_DISABLED', 'Sync is switched off for this account. Switch it on in its settings.');
      }
      await assertNoneRunning(tx, accountId, type);
      await tx.execute(
        `insert into sync.sync_jobs (id, instance_id, type, mode, status, created_at)
         values ($1, $2, $3, $4, 'pending', $5)`,
        [jobId, accountId, type, mode, now],
      );
      const value = {
        jobId,
        accountId,
        provider,
        type,
        mode: mode === 'full' ? ('FULL' as const) : ('INCREMENTAL' as const),
        requestedAt: now.getTime(),
        externalId: externalId ?? null,
      };
      await this.outbox.write(tx, [this.outbox.entry(syncCommands, accountId, { type: 'SyncRequested', value })]);
    });
    this.relay.wake();
    return this.get(accountId, jobId);
  }

  /** @throws ApiError NOT_FOUND */
  async get(accountId: string, jobId: string): Promise<SyncJob> {
    const job = await this.database.em.findOne(SyncJob, { id: jobId, instanceId: accountId });
    if (!job) throw new ApiError('NOT_FOUND', 'This instance has no job with this id.', { field: 'jobId' });
    return job;
  }
}

/** @throws ApiError SYNC_RUNNING */
async function assertNoneRunning(tx: Tx, accountId: string, type: string): Promise<void> {
  const [running] = await tx.query<{ id: string }>(
    "select id from sync.sync_jobs where instance_id = $1 and type = $2 and status in ('pending', 'running') limit 1",
    [accountId, type],
  );
  if (running) throw new ApiError('SYNC_RUNNING', `A sync of ${type} is already running.`, { jobId: running.id });
}
