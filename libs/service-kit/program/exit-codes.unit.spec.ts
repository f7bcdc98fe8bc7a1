import { expect, it } from 'vitest';
import { exitCodeFor, exitCodes } from './exit-codes.js';

const coded = (code: string) => Object.assign(new Error('made up'), { code });

it.each([
  ['a refused connection', coded('ECONNREFUSED'), exitCodes.temporary],
  ['a connection that Postgres lost', coded('08006'), exitCodes.temporary],
  ['a server that shuts down', coded('57P01'), exitCodes.temporary],
  [
    'a connection that was cut in the middle of a query',
    new Error('Connection terminated unexpectedly'),
    exitCodes.temporary,
  ],
  ['a pool without a free connection', new Error('timeout exceeded when trying to connect'), exitCodes.temporary],
  ['a cause of an error', new Error('query failed', { cause: coded('57P03') }), exitCodes.temporary],
  ['one of several errors', new AggregateError([coded('X'), coded('ECONNRESET')]), exitCodes.temporary],
  ['a wrong setting', coded('CONFIGURATION'), exitCodes.configuration],
  ['a value that the database refuses', coded('22021'), exitCodes.failed],
  ['anything else', 'a string', exitCodes.failed],
])('the exit code of %s', (_, error, code) => {
  expect(exitCodeFor(error)).toBe(code);
});
