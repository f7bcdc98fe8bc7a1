import { Module } from '@nestjs/common';
import { RawContactsController } from './raw-contacts.controller.js';

@Module({ controllers: [RawContactsController] })
export class IdentityResolverModule {}
