import type { Readable } from 'node:stream';
import { Inject, Injectable } from '@nestjs/common';
import { ApiError } from '../../../platform/http/api-error.js';
import { AccountsService } from '../accounts/accounts.service.js';
import type { SyncJobView } from '../../sync/jobs/sync-job.schemas.js';
import { viewOfSyncJob } from '../../../shared/sync-jobs/sync-job.view.js';
import { SyncJobsService } from '../../../shared/sync-jobs/sync-jobs.service.js';
import { UploadStore } from './upload-store.js';

/** How many bytes a file may have. */
export const UPLOAD_LIMIT = Symbol('UPLOAD_LIMIT');

/** Takes files in and has them read; what is in them is for the connector to say. */
@Injectable()
export class UploadsService {
  constructor(
    private readonly instances: AccountsService,
    private readonly store: UploadStore,
    private readonly jobs: SyncJobsService,
    @Inject(UPLOAD_LIMIT) private readonly mostBytes: number,
  ) {}

  /** @throws ApiError NOT_FOUND, INSTANCE_REMOVED, TOO_LARGE, INVALID */
  async upload(instanceId: string, file: Readable | undefined): Promise<SyncJobView> {
    const { provider, removedAt } = await this.instances.get(instanceId);
    if (removedAt) throw new ApiError('INSTANCE_REMOVED', 'This account was disconnected. Connect it again first.');
    if (provider !== 'file') {
      throw new ApiError('INVALID', 'This account is not of provider file: it reads its address book itself.', {
        field: 'id',
      });
    }
    if (!file) throw new ApiError('INVALID', 'Send a .vcf file as the body, as text/vcard.', { field: 'body' });
    await this.store.store(instanceId, file, this.mostBytes);
    return this.#read(instanceId);
  }

  /** A run that is under way may have begun with the file before; then the next poll reads this one. */
  async #read(instanceId: string): Promise<SyncJobView> {
    try {
      return viewOfSyncJob(await this.jobs.request(instanceId, { type: 'contacts', mode: 'incremental' }));
    } catch (error) {
      if (!(error instanceof ApiError) || error.code !== 'SYNC_RUNNING' || !error.details.jobId) throw error;
      return viewOfSyncJob(await this.jobs.get(instanceId, error.details.jobId));
    }
  }
}
