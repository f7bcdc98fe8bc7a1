import { Module } from '@nestjs/common';
import { IdentityEventsController } from './identity-events.controller.js';
import { RawGroupsController } from './raw-groups.controller.js';

@Module({ controllers: [IdentityEventsController, RawGroupsController] })
export class CrmProjectorModule {}
