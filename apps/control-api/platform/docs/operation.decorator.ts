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
  /** An answer with status 202 beside the one of `status`. */
  readonly pending?: { readonly description: string; readonly example: unknown };
  readonly example: unknown;
  /** The media types of an answer that is not JSON. */
  readonly media?: readonly string[];
  /** In addition to those of every operation. */
  readonly errors?: readonly ErrorCode[];
}

/** The errors of every operation that needs a key. */
const ALWAYS: readonly ErrorCode[] = [
  'INVALID',
  'UNAUTHENTICATED',
  'FORBIDDEN',
  'TOO_SLOW',
  'TOO_MANY_ATTEMPTS',
  'HEADERS_TOO_LARGE',
  'INTERNAL',
  'UNAVAILABLE',
];

const errorAnswer = z
  .object({
    error: z.object({
      code: z.enum(Object.keys(errorCodes) as ErrorCode[]),
      message: z.string(),
      field: z.string().optional().meta({ description: 'The input that is wrong' }),
      instanceId: z.uuid().optional().meta({ description: 'The account that is connected already' }),
      jobId: z.uuid().optional().meta({ description: 'The running job' }),
      current: z.unknown().optional().meta({ description: 'The current card of the person' }),
      editId: z
        .uuid()
        .optional()
        .meta({ description: 'The edit that claimed the version; wait for it, then try again' }),
      reference: z.uuid().optional().meta({ description: 'Finds the cause in the log' }),
    }),
  })
  .meta({ id: 'Error' });

/** Sets the scope and the documentation of an operation. */
export function Operation(operation: Operation): MethodDecorator {
  const { summary, description = '', scope, status = 200, errors = [] } = operation;
  const byStatus = Map.groupBy([...ALWAYS, ...errors], (code) => errorCodes[code]);
  return applyDecorators(
    HttpCode(status),
    Needs(scope),
    ApiBearerAuth('apiKey'),
    ApiOperation({ summary, description: `${description}\n\nNeeds the scope \`${scope}\`.`.trim() }),
    successResponse(status, operation),
    ...pendingResponse(operation),
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

function pendingResponse({ pending, answer }: Operation): MethodDecorator[] {
  return pending ? [ApiResponse({ status: 202, standardSchema: answer, ...pending })] : [];
}

function successResponse(status: number, { answer, example, media }: Operation): MethodDecorator {
  if (media === undefined) return ApiResponse({ status, description: 'Done', standardSchema: answer, example });
  const content = media.map((type) => [type, { schema: { type: 'string' }, example }] as const);
  return ApiResponse({ status, description: 'Done', content: Object.fromEntries(content) });
}
