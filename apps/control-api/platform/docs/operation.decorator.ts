import { applyDecorators, HttpCode } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiResponse } from '@nestjs/swagger';
import { z } from 'zod';
import type { Scope } from '#vault';
import { Needs } from '../auth/access.decorator.js';
import { type ErrorCode, errorCodes } from '../http/api-error.js';

interface Operation {
  readonly summary: string;
  readonly description?: string;
  readonly scope: Scope;
  /** 200 when absent. */
  readonly status?: number;
  readonly answer: z.ZodType;
  readonly example: unknown;
  /** The media types of an answer that is a text and no JSON. */
  readonly media?: readonly string[];
  /** Besides those that every operation may answer with. */
  readonly errors?: readonly ErrorCode[];
}

const ALWAYS: readonly ErrorCode[] = [
  'INVALID',
  'UNAUTHENTICATED',
  'FORBIDDEN',
  'TOO_MANY_ATTEMPTS',
  'INTERNAL',
  'UNAVAILABLE',
];

const errorAnswer = z
  .object({
    error: z.object({
      code: z.enum(Object.keys(errorCodes) as ErrorCode[]),
      message: z.string(),
      field: z.string().optional().meta({ description: 'The input that is wrong' }),
      jobId: z.uuid().optional().meta({ description: 'The job that is in the way' }),
      current: z.unknown().optional().meta({ description: 'What stands there now: the card of the person' }),
      editId: z.uuid().optional().meta({ description: 'The edit that came first; wait for it, then try again' }),
      reference: z.uuid().optional().meta({ description: 'Finds the cause in the log' }),
    }),
  })
  .meta({ id: 'Error' });

/** An operation of the API: who may call it, and its page in the documentation. */
export function Operation(operation: Operation): MethodDecorator {
  const { summary, description = '', scope, status = 200, errors = [] } = operation;
  const byStatus = Map.groupBy([...ALWAYS, ...errors], (code) => errorCodes[code]);
  return applyDecorators(
    HttpCode(status),
    Needs(scope),
    ApiBearerAuth('apiKey'),
    ApiOperation({ summary, description: `${description}\n\nNeeds the scope \`${scope}\`.`.trim() }),
    done(status, operation),
    ...[...byStatus].map(([failure, codes]) =>
      ApiResponse({
        status: failure,
        description: codes.join(' or '),
        standardSchema: errorAnswer,
        example: { error: { code: codes[0], message: 'A sentence that says what is wrong' } },
      }),
    ),
  );
}

function done(status: number, { answer, example, media }: Operation): MethodDecorator {
  if (media === undefined) return ApiResponse({ status, description: 'Done', standardSchema: answer, example });
  const content = media.map((type) => [type, { schema: { type: 'string' }, example }] as const);
  return ApiResponse({ status, description: 'Done', content: Object.fromEntries(content) });
}
