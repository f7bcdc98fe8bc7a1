import { Module } from '@nestjs/common';
import { EditsController } from './consumers/edits.controller.js';
import { RawContactsController } from './consumers/raw-contacts.controller.js';

@Module({ controllers: [RawContactsController, EditsController] })
export class IdentityResolverModule {}
