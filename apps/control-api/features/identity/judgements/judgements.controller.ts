import { Body, Controller, Delete, Get, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { Actor } from '../../../platform/auth/actor.decorator.js';
import { Operation } from '../../../platform/docs/operation.decorator.js';
import { explainedPair, explainedPairExample, explainQuery } from '../explanations/explanation.schemas.js';
import { type ExplainedPair, ExplanationsReader } from '../explanations/explanations.reader.js';
import {
  type Accepted,
  accepted,
  acceptedExample,
  type JudgementView,
  judgedPerson,
  judgementExample,
  judgementParams,
  judgementView,
  type Merge,
  merge,
  type NotSame,
  notSame,
  type Split,
  split,
  waiting,
} from './judgement.schemas.js';
import { JudgementsReader } from './judgements.reader.js';
import { JudgementsService } from './judgements.service.js';

type Person = z.output<typeof judgedPerson>;

@ApiTags('who is who')
@Controller()
export class JudgementsController {
  constructor(
    private readonly judgements: JudgementsService,
    private readonly reader: JudgementsReader,
    private readonly explanations: ExplanationsReader,
  ) {}

  @Post('persons/:id/merge')
  @Operation({
    summary: 'Judge that two persons are one',
    description: 'They stay merged after later syncs, until the judgement is withdrawn or a later one contradicts it.',
    scope: 'edit',
    status: 202,
    answer: z.object({ data: accepted }),
    example: { data: acceptedExample },
    errors: ['NOT_FOUND', 'VERSION_CONFLICT', 'SAME_PERSON', 'TOO_LARGE', 'NOT_JSON'],
  })
  async merge(
    @Param({ schema: judgedPerson }) { id }: Person,
    @Body({ schema: merge }) body: Merge,
    @Actor() actor: string,
  ): Promise<{ data: Accepted }> {
    return { data: await this.judgements.merge(actor, id, body) };
  }

  @Post('persons/:id/split')
  @Operation({
    summary: 'Judge that some source contacts of a person are another person',
    description:
      'They stay separate after later syncs, until the judgement is withdrawn or a later one contradicts it.',
    scope: 'edit',
    status: 202,
    answer: z.object({ data: accepted }),
    example: { data: acceptedExample },
    errors: ['NOT_FOUND', 'VERSION_CONFLICT', 'TOO_LARGE', 'NOT_JSON'],
  })
  async split(
    @Param({ schema: judgedPerson }) { id }: Person,
    @Body({ schema: split }) body: Split,
    @Actor() actor: string,
  ): Promise<{ data: Accepted }> {
    return { data: await this.judgements.split(actor, id, body) };
  }

  @Post('persons/:id/not-same')
  @Operation({
    summary: 'Judge that two persons are not the same, whatever the evidence',
    scope: 'edit',
    status: 202,
    answer: z.object({ data: accepted }),
    example: { data: acceptedExample },
    errors: ['NOT_FOUND', 'VERSION_CONFLICT', 'SAME_PERSON', 'TOO_LARGE', 'NOT_JSON'],
  })
  async notSame(
    @Param({ schema: judgedPerson }) { id }: Person,
    @Body({ schema: notSame }) body: NotSame,
    @Actor() actor: string,
  ): Promise<{ data: Accepted }> {
    return { data: await this.judgements.notSame(actor, id, body) };
  }

  @Get('persons/:id/judgements')
  @Operation({
    summary: 'List the judgements about a person',
    description: 'The latest first, also withdrawn ones.',
    scope: 'read',
    answer: z.object({ data: z.array(judgementView) }),
    example: { data: [judgementExample] },
    errors: ['NOT_FOUND'],
  })
  async ofPerson(@Param({ schema: judgedPerson }) { id }: Person): Promise<{ data: JudgementView[] }> {
    return { data: await this.reader.ofPerson(id) };
  }

  @Get('persons/:id/explain')
  @Operation({
    summary: 'Why two are one person, or are not',
    description:
      'Of two persons, their most similar source contacts are compared. When both ids lead to one person, the source contacts with these ids are.',
    scope: 'read',
    answer: z.object({ data: explainedPair }),
    example: { data: explainedPairExample },
    errors: ['NOT_FOUND'],
  })
  async explain(
    @Param({ schema: judgedPerson }) { id }: Person,
    @Query({ schema: explainQuery }) query: z.output<typeof explainQuery>,
  ): Promise<{ data: ExplainedPair }> {
    return { data: await this.explanations.ofPersons(id, query.with) };
  }

  @Get('identities/:id/explain')
  @Operation({
    summary: 'Why two source contacts are one person, or are not',
    scope: 'read',
    answer: z.object({ data: explainedPair }),
    example: { data: explainedPairExample },
    errors: ['NOT_FOUND'],
  })
  async explainRecords(
    @Param({ schema: judgedPerson }) { id }: Person,
    @Query({ schema: explainQuery }) query: z.output<typeof explainQuery>,
  ): Promise<{ data: ExplainedPair }> {
    return { data: await this.explanations.ofRecords(id, query.with) };
  }

  @Get('judgements/:id')
  @Operation({
    summary: 'Get a judgement, and whether the cards show it',
    scope: 'read',
    answer: z.object({ data: judgementView }),
    example: { data: judgementExample },
    errors: ['NOT_FOUND'],
  })
  async get(
    @Param({ schema: judgementParams }) { id }: Person,
    @Query({ schema: waiting }) { wait }: z.output<typeof waiting>,
  ): Promise<{ data: JudgementView }> {
    return { data: await this.reader.get(id, wait) };
  }

  @Delete('judgements/:id')
  @Operation({
    summary: 'Withdraw a judgement',
    description: 'Final: persons become as if the judgement had never been made. May be repeated.',
    scope: 'edit',
    status: 202,
    answer: z.object({ data: accepted }),
    example: { data: acceptedExample },
    errors: ['NOT_FOUND'],
  })
  async withdraw(
    @Param({ schema: judgementParams }) { id }: Person,
    @Actor() actor: string,
  ): Promise<{ data: Accepted }> {
    return { data: await this.judgements.withdraw(actor, id) };
  }
}
