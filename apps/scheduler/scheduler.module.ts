import { Module } from '@nestjs/common';
import { SyncEventsController } from './sync-events.controller.js';

@Module({ controllers: [SyncEventsController] })
export class SchedulerModule {}
