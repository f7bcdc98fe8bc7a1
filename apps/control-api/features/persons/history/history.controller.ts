import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { ApiError } from '../../../platform/http/api-error.js';
import { Operation } from '../../../platform/docs/operation.decorator.js';
import { personParams } from '../cards/person.schemas.js';
import { type HistoryPage, HistoryReader } from './history.reader.js';
import { type HistoryQuery, historyExample, historyItem, historyQuery } from './history.schemas.js';

@ApiTags('persons')
@Controller('persons/:id/history')
export class HistoryController {
  constructor(private readonly history: HistoryReader) {}

  @Get()
  @Operation({
    summary: 'What happened to a person',
    description: 'The latest first: what its sources changed, what was edited by hand and by whom, merges and splits.',
    scope: 'read',
    answer: z.object({ data: z.array(historyItem), nextCursor: z.string().nullable() }),
    example: { data: [historyExample], nextCursor: null },
    errors: ['NOT_FOUND'],
  })
  async page(
    @Param({ schema: personParams }) { id }: z.output<typeof personParams>,
    @Query({ schema: historyQuery }) query: HistoryQuery,
  ): Promise<HistoryPage> {
    const page = await this.history.page(id, query);
    if (!page) throw new ApiError('NOT_FOUND', 'There is no person with this id.', { field: 'id' });
    return page;
  }
}
