import { Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { Operation } from '../../../platform/docs/operation.decorator.js';
import {
  type DifferencePage,
  type DifferenceQuery,
  differenceExample,
  differencePage,
  differenceQuery,
} from './difference.schemas.js';
import { ApprovalsService } from './approvals.service.js';
import { jobParams } from '../jobs/sync-job.schemas.js';

const decided = z.object({ data: z.object({ jobId: z.uuid(), decision: z.enum(['apply', 'discard']) }) });
const JOB = '0198c0df-11aa-7b0e-8f5e-5e2d7f6a1c33';

@ApiTags('sync')
@Controller('instances/:id/sync/:jobId')
export class ApprovalsController {
  constructor(private readonly runs: ApprovalsService) {}

  @Get('differences')
  @Operation({
    summary: 'What a held job would do',
    description: 'Page by page, beside what Kith has now. Nothing of it is in the log.',
    scope: 'read',
    answer: differencePage,
    example: { data: [differenceExample], nextCursor: null },
    errors: ['NOT_FOUND', 'NOT_HELD'],
  })
  async differences(
    @Param({ schema: jobParams }) { id, jobId }: z.output<typeof jobParams>,
    @Query({ schema: differenceQuery }) query: DifferenceQuery,
  ): Promise<DifferencePage> {
    return this.runs.differences(id, jobId, query);
  }

  @Post('apply')
  @Operation({
    summary: 'Let a held job go on',
    description: 'All of its differences enter the log. Answers at once; the job tells how it goes.',
    scope: 'sync',
    status: 202,
    answer: decided,
    example: { data: { jobId: JOB, decision: 'apply' } },
    errors: ['NOT_FOUND', 'NOT_HELD'],
  })
  async apply(@Param({ schema: jobParams }) { id, jobId }: z.output<typeof jobParams>) {
    await this.runs.decide(id, jobId, 'APPLY');
    return { data: { jobId, decision: 'apply' } };
  }

  @Post('discard')
  @Operation({
    summary: 'Drop a held job',
    description: 'None of its differences enters the log; the next run reads the account from the same place again.',
    scope: 'sync',
    status: 202,
    answer: decided,
    example: { data: { jobId: JOB, decision: 'discard' } },
    errors: ['NOT_FOUND', 'NOT_HELD'],
  })
  async discard(@Param({ schema: jobParams }) { id, jobId }: z.output<typeof jobParams>) {
    await this.runs.decide(id, jobId, 'DISCARD');
    return { data: { jobId, decision: 'discard' } };
  }
}
