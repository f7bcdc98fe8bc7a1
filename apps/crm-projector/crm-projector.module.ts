import { Module } from '@nestjs/common';
import { EditsController } from './edits.controller.js';
import { IdentityEventsController } from './identity-events.controller.js';
import { RawGroupsController } from './raw-groups.controller.js';

@Module({ controllers: [IdentityEventsController, EditsController, RawGroupsController] })
export class CrmProjectorModule {}
