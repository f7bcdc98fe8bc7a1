import { Module } from '@nestjs/common';
import { EditsController } from './edits.controller.js';
import { RawContactsController } from './raw-contacts.controller.js';

@Module({ controllers: [RawContactsController, EditsController] })
export class IdentityResolverModule {}
