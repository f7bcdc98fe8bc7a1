import { Module } from '@nestjs/common';
import { EditsController } from './consumers/edits.controller.js';
import { IdentityEventsController } from './consumers/identity-events.controller.js';
import { RawGroupsController } from './consumers/raw-groups.controller.js';

@Module({ controllers: [IdentityEventsController, EditsController, RawGroupsController] })
export class CrmProjectorModule {}
