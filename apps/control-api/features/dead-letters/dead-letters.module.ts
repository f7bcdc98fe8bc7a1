import { Module } from '@nestjs/common';
import { DeadLettersController } from './dead-letters.controller.js';

/** Messages that could not be processed, and what becomes of them. */
@Module({ controllers: [DeadLettersController] })
export class DeadLettersModule {}
