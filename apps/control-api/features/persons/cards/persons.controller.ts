import { Controller, Get, HttpStatus, Param, Query, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { Operation } from '../../../platform/docs/operation.decorator.js';
import { ApiError } from '../../../platform/http/api-error.js';
import { personExample } from '../../../shared/persons/person-card.example.js';
import { PersonCardReader } from '../../../shared/persons/person-card.reader.js';
import { type PersonCardView, personCard } from '../../../shared/persons/person-card.schemas.js';
import { CardAsOfReader } from '../history/card-as-of.reader.js';
import { AppliedEdits } from './applied-edits.js';
import {
  type CardQuery,
  cardQuery,
  listItemExample,
  type PersonQuery,
  personListItem,
  personParams,
  personQuery,
} from './person.schemas.js';
import { PersonListReader, type PersonPage } from './person-list.reader.js';

@ApiTags('persons')
@Controller('persons')
export class PersonsController {
  constructor(
    private readonly lists: PersonListReader,
    private readonly cards: PersonCardReader,
    private readonly applied: AppliedEdits,
    private readonly past: CardAsOfReader,
  ) {}

  @Get()
  @Operation({
    summary: 'List persons by name, or search them',
    scope: 'read',
    answer: z.object({ data: z.array(personListItem), nextCursor: z.string().nullable() }),
    example: { data: [listItemExample], nextCursor: null },
  })
  async list(@Query({ schema: personQuery }) query: PersonQuery): Promise<PersonPage> {
    return this.lists.page(query);
  }

  @Get(':id')
  @Operation({
    summary: 'Get the card of a person',
    description:
      '`id` may be any id that the person or one of its source contacts ever had. With `after`, waits until that edit is in the card; if that takes longer than a few seconds, the answer is 202 and `applied` is false. With `as_of`, the card at that time.',
    scope: 'read',
    answer: z.object({ data: personCard.nullable(), applied: z.boolean().optional() }),
    example: { data: personExample },
    pending: { description: 'The edit is not in the card yet', example: { data: personExample, applied: false } },
    errors: ['NOT_FOUND'],
  })
  async get(
    @Param({ schema: personParams }) { id }: z.output<typeof personParams>,
    @Query({ schema: cardQuery }) { after, as_of: asOf }: CardQuery,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<{ data: PersonCardView | null; applied?: boolean }> {
    const applied = after === undefined ? undefined : await this.applied.wait(id, after);
    const data = asOf === undefined ? await this.cards.card(id) : await this.past.card(id, Date.parse(asOf));
    if (applied === false) {
      void reply.status(HttpStatus.ACCEPTED);
      return { data: data ?? null, applied };
    }
    if (!data) throw new ApiError('NOT_FOUND', 'There is no person with this id.', { field: 'id' });
    return applied ? { data, applied } : { data };
  }
}
