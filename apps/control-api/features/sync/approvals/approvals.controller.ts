import { Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { Operation } from '../../../platform/docs/operation.decorator.js';
import { jobParams } from '../jobs/sync-job-request.schemas.js';
import { ApprovalsService } from './approvals.service.js';
import {
  type DifferencePage,
  type DifferenceQuery,
  differenceExample,
  differencePage,
  differenceQuery,
} from './difference.schemas.js';

const decided = z.object({ data: z.object({ jobId: z.uuid(), decision: z.enum(['apply', 'discard']) }) });
const JOB = '0198c0df-11aa-7b0e-8f5e-5e2d7f6a1c33';

@ApiTags('sync')
@Controller('instances/:id/sync/:jobId')
export class ApprovalsController {
  constructor(private readonly approvals: ApprovalsService) {}

  @Get('differences')
  @Operation({
    summary: 'The changes of a job that awaits approval',
    description: 'In pages, compared with what Kith has now. None of the changes is in the log.',
    scope: 'read',
    answer: differencePage,
    example: { data: [differenceExample], nextCursor: null },
    errors: ['NOT_FOUND', 'NOT_HELD'],
  })
  async differences(
    @Param({ schema: jobParams }) { id, jobId }: z.output<typeof jobParams>,
    @Query({ schema: differenceQuery }) query: DifferenceQuery,
  ): Promise<DifferencePage> {
    return this.approvals.differences(id, jobId, query);
  }

  @Post('apply')
  @Operation({
    summary: 'Approve a job that awaits approval',
    description: 'All of its changes enter the log. Answers at once; read the job for its progress.',
    scope: 'sync',
    status: 202,
    answer: decided,
    example: { data: { jobId: JOB, decision: 'apply' } },
    errors: ['NOT_FOUND', 'NOT_HELD'],
  })
  async apply(@Param({ schema: jobParams }) { id, jobId }: z.output<typeof jobParams>) {
    await this.approvals.decide(id, jobId, 'APPLY');
    return { data: { jobId, decision: 'apply' } };
  }

  @Post('discard')
  @Operation({
    summary: 'Reject a job that awaits approval',
    description: 'None of its changes enters the log. The next run starts from the same cursors again.',
    scope: 'sync',
    status: 202,
    answer: decided,
    example: { data: { jobId: JOB, decision: 'discard' } },
    errors: ['NOT_FOUND', 'NOT_HELD'],
  })
  async discard(@Param({ schema: jobParams }) { id, jobId }: z.output<typeof jobParams>) {
    await this.approvals.decide(id, jobId, 'DISCARD');
    return { data: { jobId, decision: 'discard' } };
  }
}
