import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { Operation } from '../../../platform/docs/operation.decorator.js';
import { accountParams } from '../../accounts/accounts/account.schemas.js';
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
    description: 'How each is, when it was read last, and when it is read next.',
    scope: 'read',
    answer: z.object({ data: z.array(sourceView) }),
    example: { data: [sourceExample] },
  })
  async list(@Query({ schema: sourceQuery }) { provider }: SourceQuery): Promise<{ data: SourceView[] }> {
    return { data: await this.sources.list(provider) };
  }

  @Get('instances/:id/sync')
  @Operation({
    summary: 'How far an account is read',
    description: 'Cursors and their age, up to when everything is in the log, the last error, and a run that is held.',
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
