import type { Readable } from 'node:stream';
import { Inject, Injectable } from '@nestjs/common';
import { providerNamed } from '#domain';
import { ApiError } from '../../../platform/http/api-error.js';
import type { SyncJobView } from '../../../shared/sync-jobs/sync-job.schemas.js';
import { viewOfSyncJob } from '../../../shared/sync-jobs/sync-job.view.js';
import { SyncJobsService } from '../../../shared/sync-jobs/sync-jobs.service.js';
import { AccountsService } from '../registration/accounts.service.js';
import { UploadStore } from './upload-store.js';

/** The largest upload, in bytes. */
export const UPLOAD_LIMIT = Symbol('UPLOAD_LIMIT');

/** Stores uploaded address books and requests a sync that reads them. */
@Injectable()
export class UploadsService {
  constructor(
    private readonly accounts: AccountsService,
    private readonly store: UploadStore,
    private readonly jobs: SyncJobsService,
    @Inject(UPLOAD_LIMIT) private readonly maxBytes: number,
  ) {}

  /** @param encoding of the file; null if its sender does not say @throws ApiError NOT_FOUND, INSTANCE_REMOVED, TOO_LARGE, INVALID */
  async upload(instanceId: string, file: Readable | undefined, encoding: string | null): Promise<SyncJobView> {
    const { provider, removedAt } = await this.accounts.get(instanceId);
    if (removedAt) throw new ApiError('INSTANCE_REMOVED', 'This account was disconnected. Connect it again first.');
    if (!providerNamed(provider)?.connectable?.uploads) {
      throw new ApiError('INVALID', 'This account reads its address book from its provider: it takes no uploads.', {
        field: 'id',
      });
    }
    if (!file) throw new ApiError('INVALID', 'Send a .vcf file as the body, as text/vcard.', { field: 'body' });
    await this.store.store(instanceId, file, { maxBytes: this.maxBytes, encoding });
    return this.#requestSync(instanceId);
  }

  /** A running job may have started with the previous file; then the next scheduled run reads this one. */
  async #requestSync(instanceId: string): Promise<SyncJobView> {
    try {
      return viewOfSyncJob(await this.jobs.request(instanceId, { type: 'contacts', mode: 'incremental' }));
    } catch (error) {
      if (!(error instanceof ApiError) || error.code !== 'SYNC_RUNNING' || !error.details.jobId) throw error;
      return viewOfSyncJob(await this.jobs.get(instanceId, error.details.jobId));
    }
  }
}
