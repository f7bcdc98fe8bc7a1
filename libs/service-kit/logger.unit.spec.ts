import { describe, expect, test } from 'vitest';
import { createLogger, nestLogger } from './logger.js';

function capture() {
  const lines: Record<string, unknown>[] = [];
  const logger = createLogger(
    { name: 'sample', level: 'info' },
    { write: (line) => void lines.push(JSON.parse(line) as Record<string, unknown>) },
  );
  const logged = () => lines.map(({ time, pid, service, ...line }) => line);
  return { logger, logged };
}

describe('a log line', () => {
  test('keeps what is neither secret nor personal, at every depth', () => {
    const { logger, logged } = capture();
    const at = new Date('2026-01-02T03:04:05Z');
    logger.info({ topic: 'raw.contacts', offset: 12n, at, nested: { list: [1, null, { ok: true }] } }, 'Handled');
    expect(logged()).toEqual([
      {
        level: 'info',
        msg: 'Handled',
        topic: 'raw.contacts',
        offset: '12',
        at: at.toISOString(),
        nested: { list: [1, null, { ok: true }] },
      },
    ]);
  });

  test('logs of a database error its code and place in the schema, and likewise of its cause', () => {
    const { logger, logged } = capture();
    const cause = Object.assign(new Error('Key (email)=(a@b.example)'), {
      code: '23505',
      severity: 'ERROR',
      table: 'contacts',
      schema: 'crm',
    });
    const error = new Error('Saving failed', { cause });
    for (const one of [error, cause]) delete one.stack;
    logger.error({ err: error }, 'No luck');
    expect(logged()).toEqual([
      {
        level: 'error',
        msg: 'No luck',
        err: {
          type: 'Error',
          message: 'Saving failed',
          cause: { type: 'Error', message: 'Database error 23505', code: '23505', at: 'crm.contacts' },
        },
      },
    ]);
  });

  test('of a child logger is redacted as its parent is', () => {
    const { logger, logged } = capture();
    logger.child({ accountId: 'a1', token: 'x' }).warn({ secret: 'y' }, 'Hm');
    expect(logged()).toEqual([
      { level: 'warn', msg: 'Hm', accountId: 'a1', token: '[redacted]', secret: '[redacted]' },
    ]);
  });

  test('survives a value that contains itself', () => {
    const { logger, logged } = capture();
    const loop: { self?: object } = {};
    loop.self = loop;
    logger.info({ loop }, 'Round');
    expect(logged()).toHaveLength(1);
  });
});

describe('what Nest logs', () => {
  test('carries its context, and an error as an error', () => {
    const { logger, logged } = capture();
    const nest = nestLogger(logger);
    const error = new Error('Broken');
    delete error.stack;
    nest.log('Mapped', 'Router');
    nest.error(error, 'ExceptionsHandler');
    nest.debug?.('unseen', 'Router');
    expect(logged()).toEqual([
      { level: 'info', msg: 'Mapped', context: 'Router' },
      { level: 'error', msg: 'Broken', context: 'ExceptionsHandler', err: { type: 'Error', message: 'Broken' } },
    ]);
  });
});
