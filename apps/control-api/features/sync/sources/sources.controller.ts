import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { Operation } from '../../../platform/docs/operation.decorator.js';
import { accountParams } from '../../../shared/accounts/account-params.js';
import {
  type SourceQuery,
  type SourceStatus,
  type SourceView,
  sourceExample,
  sourceQuery,
  sourceStatus,
  sourceStatusExample,
  sourceView,
} from './source.schemas.js';
import { SourcesReader } from './sources.reader.js';

@ApiTags('sync')
@Controller()
export class SourcesController {
  constructor(private readonly sources: SourcesReader) {}

  @Get('sources')
  @Operation({
    summary: 'List the accounts that contacts come from',
    description: 'With the state of each, its last success and its next attempt.',
    scope: 'read',
    answer: z.object({ data: z.array(sourceView) }),
    example: { data: [sourceExample] },
  })
  async list(@Query({ schema: sourceQuery }) { provider }: SourceQuery): Promise<{ data: SourceView[] }> {
    return { data: await this.sources.list(provider) };
  }

  @Get('instances/:id/sync')
  @Operation({
    summary: 'The sync status of an account',
    description:
      'Per stream: age of the cursor, until when the log is complete, last error. Also the job that awaits approval, if any.',
    scope: 'read',
    answer: z.object({ data: sourceStatus }),
    example: { data: sourceStatusExample },
    errors: ['NOT_FOUND'],
  })
  async status(
    @Param({ schema: accountParams }) { id }: z.output<typeof accountParams>,
  ): Promise<{ data: SourceStatus }> {
    return { data: await this.sources.status(id) };
  }
}
