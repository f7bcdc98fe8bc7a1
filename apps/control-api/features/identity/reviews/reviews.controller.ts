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
    summary: 'Who may be one person: what is to be decided',
    description: 'Those that are open and most likely first; settled ones by when they were decided, the latest first.',
    scope: 'read',
    answer: z.object({ data: z.array(reviewItem), nextCursor: z.string().nullable() }),
    example: { data: [reviewExample], nextCursor: null },
  })
  async list(@Query({ schema: reviewQuery }) query: ReviewQuery): Promise<ReviewPage> {
    return this.reader.page(query);
  }

  @Get(':id')
  @Operation({
    summary: 'One question, with both cards side by side',
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
    summary: 'Decide: the same, not the same, or later',
    description: 'Settles the questions that the decision answers too.',
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
