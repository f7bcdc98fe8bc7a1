import { Module } from '@nestjs/common';
import { SyncJobsModule } from '../../shared/sync-jobs/sync-jobs.module.js';
import { ApprovalsController } from './approvals/approvals.controller.js';
import { ApprovalsService } from './approvals/approvals.service.js';
import { SyncJobsController } from './jobs/sync-jobs.controller.js';
import { SourcesController } from './sources/sources.controller.js';
import { SourcesReader } from './sources/sources.reader.js';

/** Sync jobs, runs that await approval, and how far each account is read. */
@Module({
  imports: [SyncJobsModule],
  controllers: [SyncJobsController, ApprovalsController, SourcesController],
  providers: [ApprovalsService, SourcesReader],
})
export class SyncModule {}
