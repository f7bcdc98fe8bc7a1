import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { Operation } from '../../../platform/docs/operation.decorator.js';
import { ApiError } from '../../../platform/http/api-error.js';
import { personParams } from '../cards/person.schemas.js';
import { type HistoryPage, HistoryReader } from './history.reader.js';
import { type HistoryQuery, historyExample, historyItem, historyQuery } from './history.schemas.js';

@ApiTags('persons')
@Controller('persons/:id/history')
export class HistoryController {
  constructor(private readonly history: HistoryReader) {}

  @Get()
  @Operation({
    summary: 'The history of a person',
    description: 'The latest first: changes at its sources, edits with their actors, merges and splits.',
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
