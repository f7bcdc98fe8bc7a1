import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { Operation } from '../../../platform/docs/operation.decorator.js';
import { accountParams } from '../../../shared/accounts/account-params.js';
import { type SyncJobView, syncJobExample, syncJobView } from '../../../shared/sync-jobs/sync-job.schemas.js';
import { viewOfSyncJob } from '../../../shared/sync-jobs/sync-job.view.js';
import { SyncJobsService } from '../../../shared/sync-jobs/sync-jobs.service.js';
import {
  jobParams,
  type NewSyncJob,
  newSyncJob,
  type Reconciliation,
  reconciliation,
} from './sync-job-request.schemas.js';

@ApiTags('sync')
@Controller('instances/:id/sync')
export class SyncJobsController {
  constructor(private readonly jobs: SyncJobsService) {}

  @Post()
  @Operation({
    summary: 'Read an account now',
    description: 'Answers at once; read the job for its progress. An account has at most one running job of a type.',
    scope: 'sync',
    status: 202,
    answer: z.object({ data: syncJobView }),
    example: { data: { ...syncJobExample, status: 'pending', startedAt: null } },
    errors: ['NOT_FOUND', 'INSTANCE_REMOVED', 'SYNC_RUNNING', 'SYNC_DISABLED', 'TOO_LARGE', 'NOT_JSON'],
  })
  async request(
    @Param({ schema: accountParams }) { id }: z.output<typeof accountParams>,
    @Body({ schema: newSyncJob }) body: NewSyncJob,
  ): Promise<{ data: SyncJobView }> {
    return { data: viewOfSyncJob(await this.jobs.request(id, body)) };
  }

  @Post('reconcile')
  @Operation({
    summary: 'Read everything, or one contact, again',
    description:
      'Everything: a complete listing, which also finds deletions. One contact: it is fetched and resolved again even if nothing changed.',
    scope: 'sync',
    status: 202,
    answer: z.object({ data: syncJobView }),
    example: { data: { ...syncJobExample, status: 'pending', startedAt: null } },
    errors: ['NOT_FOUND', 'INSTANCE_REMOVED', 'SYNC_RUNNING', 'SYNC_DISABLED', 'TOO_LARGE', 'NOT_JSON'],
  })
  async reconcile(
    @Param({ schema: accountParams }) { id }: z.output<typeof accountParams>,
    @Body({ schema: reconciliation }) { externalId }: Reconciliation,
  ): Promise<{ data: SyncJobView }> {
    const mode = externalId === undefined ? 'full' : 'incremental';
    return { data: viewOfSyncJob(await this.jobs.request(id, { type: 'contacts', mode, externalId })) };
  }

  @Get(':jobId')
  @Operation({
    summary: 'Get a sync job',
    scope: 'read',
    answer: z.object({ data: syncJobView }),
    example: { data: syncJobExample },
    errors: ['NOT_FOUND'],
  })
  async get(@Param({ schema: jobParams }) { id, jobId }: z.output<typeof jobParams>): Promise<{ data: SyncJobView }> {
    return { data: viewOfSyncJob(await this.jobs.get(id, jobId)) };
  }
}
