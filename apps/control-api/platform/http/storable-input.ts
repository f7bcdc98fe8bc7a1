import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { ApiError } from './api-error.js';

/** Whether Postgres can store a text: it takes neither NUL nor half of a surrogate pair. */
export function isStorable(text: string): boolean {
  return !text.includes('\0') && text.isWellFormed();
}

/** @throws ApiError INVALID with the place of the first text, key or value, that cannot be stored */
export function refuseUnstorable(value: unknown, field: string): void {
  if (typeof value === 'string' && !isStorable(value)) {
    throw new ApiError('INVALID', 'The text has a NUL or half of a surrogate pair, which cannot be stored.', { field });
  }
  if (typeof value !== 'object' || value === null) return;
  for (const [key, inner] of Object.entries(value)) {
    refuseUnstorable(key, field);
    refuseUnstorable(inner, field === 'body' ? key : `${field}.${key}`);
  }
}

/** Checks path and query of every request; bodies are checked where they are parsed. */
export function refuseUnstorableAddresses(app: NestFastifyApplication): void {
  const server = app.getHttpAdapter().getInstance();
  server.addHook('preValidation', async ({ params, query }) => {
    refuseUnstorable(params, 'body');
    refuseUnstorable(query, 'body');
  });
}
