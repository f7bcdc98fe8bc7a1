import { Module } from '@nestjs/common';
import { PersonCardsModule } from '../../shared/persons/person-cards.module.js';
import { ExplanationsReader } from './explanations/explanations.reader.js';
import { JudgementsController } from './judgements/judgements.controller.js';
import { JudgementsReader } from './judgements/judgements.reader.js';
import { JudgementsService } from './judgements/judgements.service.js';
import { ReviewsController } from './reviews/reviews.controller.js';
import { ReviewsReader } from './reviews/reviews.reader.js';
import { ReviewsService } from './reviews/reviews.service.js';

/** Which identities are one person: judgements, reviews, explanations. */
@Module({
  imports: [PersonCardsModule],
  controllers: [JudgementsController, ReviewsController],
  providers: [JudgementsService, JudgementsReader, ExplanationsReader, ReviewsReader, ReviewsService],
})
export class IdentityModule {}
