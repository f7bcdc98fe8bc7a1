import { Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { type DeadLetterSummary, listDeadLetters, requestSettlement, showDeadLetter } from '#event-log/dead-letters';
import { Database } from '#store';
import { Actor } from '../../platform/auth/actor.decorator.js';
import { Operation } from '../../platform/docs/operation.decorator.js';
import { ApiError } from '../../platform/http/api-error.js';
import {
  type DeadLetterQuery,
  type DeadLetterView,
  deadLetterCursor,
  deadLetterExample,
  deadLetterParams,
  deadLetterQuery,
  deadLetterView,
  type Settlement,
  settlement,
} from './dead-letter.schemas.js';

type Params = z.output<typeof deadLetterParams>;

@ApiTags('operations')
@Controller('dead-letters')
export class DeadLettersController {
  constructor(private readonly database: Database) {}

  @Get()
  @Operation({
    summary: 'List the open dead letters: messages that could not be processed',
    description: 'Oldest first, without contents.',
    scope: 'read',
    answer: z.object({ data: z.array(deadLetterView), nextCursor: z.string().nullable() }),
    example: { data: [deadLetterExample], nextCursor: null },
  })
  async list(
    @Query({ schema: deadLetterQuery }) { consumer, cursor, limit }: DeadLetterQuery,
  ): Promise<{ data: DeadLetterView[]; nextCursor: string | null }> {
    const { id: after = '0' } = (cursor === undefined ? undefined : deadLetterCursor.decode(cursor)) ?? {};
    const letters = await listDeadLetters(this.database, { consumer: consumer ?? null, after, limit: limit + 1 });
    const shown = letters.slice(0, limit);
    const last = shown.at(-1);
    return {
      data: shown.map(viewOf),
      nextCursor: last && letters.length > limit ? deadLetterCursor.encode({ id: last.id }) : null,
    };
  }

  @Get(':id')
  @Operation({
    summary: 'One dead letter, also a settled one',
    scope: 'read',
    answer: z.object({ data: deadLetterView }),
    example: { data: deadLetterExample },
    errors: ['NOT_FOUND'],
  })
  async get(@Param({ schema: deadLetterParams }) { id }: Params): Promise<{ data: DeadLetterView }> {
    const letter = await showDeadLetter(this.database, id);
    if (!letter) throw notFound();
    return { data: viewOf(letter) };
  }

  @Post(':id/replay')
  @Operation({
    summary: 'Have a dead letter processed again, and then what is blocked behind it',
    scope: 'admin',
    status: 202,
    answer: z.object({ data: settlement }),
    example: { data: { state: 'requested' } },
    errors: ['NOT_FOUND', 'NOT_OPEN', 'NOT_REPLAYABLE'],
  })
  replay(@Param({ schema: deadLetterParams }) { id }: Params, @Actor() by: string): Promise<{ data: Settlement }> {
    return this.#settle({ id, action: 'replay', by });
  }

  @Post(':id/discard')
  @Operation({
    summary: 'Skip a dead letter, and process what is blocked behind it',
    scope: 'admin',
    status: 202,
    answer: z.object({ data: settlement }),
    example: { data: { state: 'requested' } },
    errors: ['NOT_FOUND', 'NOT_OPEN'],
  })
  discard(@Param({ schema: deadLetterParams }) { id }: Params, @Actor() by: string): Promise<{ data: Settlement }> {
    return this.#settle({ id, action: 'discard', by });
  }

  async #settle(request: { id: string; action: 'replay' | 'discard'; by: string }): Promise<{ data: Settlement }> {
    const outcome = await requestSettlement(this.database, request);
    switch (outcome) {
      case 'requested':
      case 'discarded':
        return { data: { state: outcome } };
      case 'not-replayable':
        throw new ApiError(
          'NOT_REPLAYABLE',
          'This record never was in the log, so there is nothing to replay: correct it at its source and sync the account, or discard it.',
        );
      case 'not-open':
        if (!(await showDeadLetter(this.database, request.id))) throw notFound();
        throw new ApiError(
          'NOT_OPEN',
          'This dead letter is settled, or blocked: blocked ones follow their dead letter.',
        );
    }
  }
}

function viewOf({ firstSeen, resolvedAt, ...letter }: DeadLetterSummary): DeadLetterView {
  const { id, consumer, topic, partition, offset, key, state, code, message, requestedBy } = letter;
  return {
    ...{ id, consumer, topic, partition, offset, key, state, code, message, requestedBy },
    firstSeen: firstSeen.toISOString(),
    resolvedAt: resolvedAt?.toISOString() ?? null,
  };
}

function notFound(): ApiError {
  return new ApiError('NOT_FOUND', 'There is no dead letter with this id.', { field: 'id' });
}
