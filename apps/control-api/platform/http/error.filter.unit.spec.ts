import { type ArgumentsHost, BadRequestException } from '@nestjs/common';
import { describe, expect, test } from 'vitest';
import { createLogger } from '#service-kit';
import { ApiError } from './api-error.js';
import { ErrorFilter } from './error.filter.js';

/** The answer and the log lines of the filter for an error. */
function caught(error: unknown) {
  const lines: string[] = [];
  const answer: { status?: number; body?: unknown } = {};
  const reply = {
    header: () => reply,
    status: (status: number) => {
      answer.status = status;
      return reply;
    },
    send: (body: unknown) => {
      answer.body = body;
    },
  };
  const request = { method: 'GET', routeOptions: { url: '/api/v2/persons' } };
  const http = { getRequest: () => request, getResponse: () => reply };
  const host = { switchToHttp: () => http } as Partial<ArgumentsHost> as ArgumentsHost;
  const logger = createLogger({ name: 'spec', level: 'info' }, { write: (line) => void lines.push(line) });
  new ErrorFilter(logger).catch(error, host);
  return { ...answer, lines };
}

describe('the error filter', () => {
  test('answers an ApiError as it is and logs nothing', () => {
    const { status, body, lines } = caught(new ApiError('NOT_FOUND', 'There is no such thing.', { field: 'id' }));
    expect([status, body]).toEqual([
      404,
      { error: { code: 'NOT_FOUND', message: 'There is no such thing.', field: 'id' } },
    ]);
    expect(lines).toEqual([]);
  });

  test('does not answer the message of a framework', () => {
    const { status, body } = caught(new BadRequestException('Unexpected token s in JSON: secret'));
    expect(status).toBe(400);
    expect(JSON.stringify(body)).not.toContain('secret');
  });

  test.each([
    [Object.assign(new Error('connect ECONNREFUSED 10.0.0.7:5432'), { code: 'ECONNREFUSED' }), 503, 'UNAVAILABLE'],
    [new Error('wrapped', { cause: Object.assign(new Error('down'), { code: '57P03' }) }), 503, 'UNAVAILABLE'],
    [new TypeError("Cannot read properties of undefined (reading 'secret')"), 500, 'INTERNAL'],
    ['a string', 500, 'INTERNAL'],
  ])('answers %s with a reference that is in the log, and without its message', (error, status, code) => {
    const answer = caught(error);
    const reference = expect.stringMatching(/^[0-9a-f-]{36}$/);
    expect([answer.status, answer.body]).toEqual([status, { error: { code, message: expect.any(String), reference } }]);
    expect(JSON.stringify(answer.body)).not.toMatch(/10\.0\.0\.7|secret|wrapped/);
    expect(answer.lines).toHaveLength(1);
    expect(answer.lines[0]).toContain((answer.body as { error: { reference: string } }).error.reference);
  });
});
