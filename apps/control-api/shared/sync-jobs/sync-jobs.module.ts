import { Module } from '@nestjs/common';
import { SyncJobsService } from './sync-jobs.service.js';

@Module({ providers: [SyncJobsService], exports: [SyncJobsService] })
export class SyncJobsModule {}
