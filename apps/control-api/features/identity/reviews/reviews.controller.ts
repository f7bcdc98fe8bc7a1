import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { Actor } from '../../../platform/auth/actor.decorator.js';
import { Operation } from '../../../platform/docs/operation.decorator.js';
import { type Accepted, accepted } from '../judgements/judgement.schemas.js';
import {
  type Decision,
  decidedExample,
  decision,
  type ReviewCards,
  type ReviewQuery,
  reviewCards,
  reviewCardsExample,
  reviewExample,
  reviewItem,
  reviewParams,
  reviewQuery,
} from './review.schemas.js';
import { type ReviewPage, ReviewsReader } from './reviews.reader.js';
import { ReviewsService } from './reviews.service.js';

type Review = z.output<typeof reviewParams>;

@ApiTags('who is who')
@Controller('reviews')
export class ReviewsController {
  constructor(
    private readonly reader: ReviewsReader,
    private readonly reviews: ReviewsService,
  ) {}

  @Get()
  @Operation({
    summary: 'List the reviews: pairs that may be one person',
    description:
      'Open reviews by score, the highest first; settled ones by the time of the decision, the latest first.',
    scope: 'read',
    answer: z.object({ data: z.array(reviewItem), nextCursor: z.string().nullable() }),
    example: { data: [reviewExample], nextCursor: null },
  })
  async list(@Query({ schema: reviewQuery }) query: ReviewQuery): Promise<ReviewPage> {
    return this.reader.page(query);
  }

  @Get(':id')
  @Operation({
    summary: 'Get a review with the cards of both sides',
    scope: 'read',
    answer: z.object({ data: reviewCards }),
    example: { data: reviewCardsExample },
    errors: ['NOT_FOUND'],
  })
  async get(@Param({ schema: reviewParams }) { id }: Review): Promise<{ data: ReviewCards }> {
    return { data: await this.reader.withCards(id) };
  }

  @Post(':id/decision')
  @Operation({
    summary: 'Decide a review: same, not_same or later',
    description: 'Also settles other reviews that the decision answers.',
    scope: 'edit',
    status: 202,
    answer: z.object({ data: accepted }),
    example: { data: decidedExample },
    errors: ['NOT_FOUND', 'REVIEW_SETTLED', 'TOO_LARGE', 'NOT_JSON'],
  })
  async decide(
    @Param({ schema: reviewParams }) { id }: Review,
    @Body({ schema: decision }) body: Decision,
    @Actor() actor: string,
  ): Promise<{ data: Accepted }> {
    return { data: await this.reviews.decide(actor, id, body) };
  }
}
