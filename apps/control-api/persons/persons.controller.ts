import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { ApiError } from '../http/api-error.js';
import { Operation } from '../http/operation.decorator.js';
import { listItemExample, personExample } from './person.examples.js';
import {
  type PersonCardView,
  type PersonQuery,
  personCard,
  personListItem,
  personParams,
  personQuery,
} from './person.schemas.js';
import { PersonCardReader } from './person-card.reader.js';
import { PersonListReader, type PersonPage } from './person-list.reader.js';

@ApiTags('persons')
@Controller('persons')
export class PersonsController {
  constructor(
    private readonly lists: PersonListReader,
    private readonly cards: PersonCardReader,
  ) {}

  @Get()
  @Operation({
    summary: 'List or search persons, by name',
    scope: 'read',
    answer: z.object({ data: z.array(personListItem), nextCursor: z.string().nullable() }),
    example: { data: [listItemExample], nextCursor: null },
  })
  async list(@Query({ schema: personQuery }) query: PersonQuery): Promise<PersonPage> {
    return this.lists.page(query);
  }

  @Get(':id')
  @Operation({
    summary: 'All that is known of one person',
    description: 'Any id that the person or one of its source contacts ever had leads to it.',
    scope: 'read',
    answer: z.object({ data: personCard }),
    example: { data: personExample },
    errors: ['NOT_FOUND'],
  })
  async get(@Param({ schema: personParams }) { id }: z.output<typeof personParams>): Promise<{ data: PersonCardView }> {
    const data = await this.cards.card(id);
    if (!data) throw new ApiError('NOT_FOUND', 'There is no person with this id.', { field: 'id' });
    return { data };
  }
}
