import { Module } from '@nestjs/common';
import { PersonCardReader } from './person-card.reader.js';

@Module({ providers: [PersonCardReader], exports: [PersonCardReader] })
export class PersonCardsModule {}
