import { HttpException } from '@nestjs/common';
import { z } from 'zod';
import { ENDPOINTS } from '../wire/endpoints.js';

export const NewFault = z.strictObject({
  match: z.enum(ENDPOINTS).optional(),
  kind: z.union([z.literal(401), z.literal(429), z.literal(500), z.literal('slow'), z.literal('drop')]),
  times: z.int().min(1).max(10_000).default(1),
  delayMs: z.int().min(0).max(60_000).default(1_000),
});

/** Parses the value. Throws a 400 that names the invalid field, or `name` if the value has no fields. */
export function parsed<T>(schema: z.ZodType<T>, value: unknown, name = 'body'): T {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  const field = issue === undefined || issue.path.length === 0 ? name : issue.path.join('.');
  throw adminError(400, 'invalid_request', `${field}: ${issue?.message ?? 'not valid'}`);
}

export function adminError(status: number, code: string, message: string): HttpException {
  return new HttpException({ error: { code, message } }, status);
}
