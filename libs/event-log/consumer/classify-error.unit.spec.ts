import kafkajs from 'kafkajs';
import { describe, expect, it } from 'vitest';
import { DecodeError, type DecodeErrorCode } from '#contracts';
import { CheckpointLost } from '#store';
import { classify } from './classify-error.js';
import { CircuitOpen } from './transport/circuit.js';
import { LogGap } from './transport/log-gap.js';

const coded = (code: string, message = 'with the name of Zoë in it') => Object.assign(new Error(message), { code });

describe('bad data is poison, with the code and message of its library', () => {
  it.each<DecodeErrorCode>([
    'EMPTY_VALUE',
    'UNKNOWN_WIRE_FORMAT',
    'UNKNOWN_SCHEMA',
    'FOREIGN_MESSAGE',
    'MALFORMED_VALUE',
  ])('DecodeError %s', (code) => {
    expect(classify(new DecodeError(code, 'Why.'))).toEqual({ kind: 'poison', code, text: 'Why.' });
  });

  it('an error that is marked as a data error, of any library', () => {
    const error = Object.assign(coded('PAYLOAD_NOT_AN_OBJECT', 'Why.'), { isDataError: true });

    expect(classify(error)).toEqual({ kind: 'poison', code: 'PAYLOAD_NOT_AN_OBJECT', text: 'Why.' });
  });

  it.each([
    ['21000', 'one row changed twice'],
    ['22001', 'a value too long'],
    ['22021', 'a NUL in a text'],
    ['22P05', 'a character that the encoding lacks'],
    ['23502', 'a null'],
    ['23505', 'a key that is there'],
    ['23514', 'a broken check'],
    ['54000', 'a value too long for its index'],
  ])('SQLSTATE %s (%s), without quoting the database, whose messages quote data', (code) => {
    expect(classify(coded(code))).toEqual({
      kind: 'poison',
      code: `SQL_${code}`,
      text: 'The database refused a value of this message.',
    });
  });

  it.each([TypeError, RangeError, SyntaxError, ReferenceError])('a bug that throws a %o', (Bug) => {
    const { name } = new Bug();

    expect(classify(new Bug('Cannot read Zoë'))).toEqual({
      kind: 'poison',
      code: 'UNEXPECTED',
      text: `The handler failed with a ${name}.`,
    });
  });
});

describe('a failure of the infrastructure is retriable, with its own code', () => {
  it.each([
    ['08006', 'connection failure'],
    ['25P02', 'a transaction that failed before'],
    ['40001', 'serialization failure'],
    ['40P01', 'deadlock'],
    ['42703', 'a column that a migration has not made yet'],
    ['53100', 'disk full'],
    ['53300', 'too many connections'],
    ['55P03', 'lock not available'],
    ['57014', 'statement timeout'],
    ['57P01', 'server shutting down'],
    ['58030', 'I/O error'],
    ['XX000', 'internal error'],
  ])('SQLSTATE %s (%s)', (code) => {
    expect(classify(coded(code))).toEqual({ kind: 'retriable', code });
  });

  it.each(['ECONNREFUSED', 'ECONNRESET', 'ETIMEDOUT', 'EPIPE', 'ENOTFOUND'])('%s', (code) => {
    expect(classify(coded(code))).toEqual({ kind: 'retriable', code });
  });

  it.each([
    [new kafkajs.KafkaJSError('Zoë'), 'KafkaJSError'],
    [new kafkajs.KafkaJSConnectionError('Zoë', { broker: 'b', code: 'ECONNREFUSED' }), 'ECONNREFUSED'],
    [
      new kafkajs.KafkaJSRequestTimeoutError('Zoë', {
        broker: 'b',
        clientId: 'c',
        correlationId: 1,
        createdAt: 1,
        sentAt: 1,
        pendingDuration: 1,
      }),
      'KafkaJSRequestTimeoutError',
    ],
    [new kafkajs.KafkaJSNonRetriableError('Zoë'), 'KafkaJSNonRetriableError'],
    [new CheckpointLost({ consumer: 'c', topic: 't', partition: 0 }), 'CheckpointLost'],
    [new CircuitOpen(new Error('Zoë')), 'CIRCUIT_OPEN'],
    [new LogGap('Why.'), 'LOG_GAP'],
    [new Error('Connection terminated unexpectedly'), 'Error'],
  ])('%s', (error, code) => {
    expect(classify(error)).toEqual({ kind: 'retriable', code });
  });

  it.each([undefined, null, 'a text', { code: '23505' }])('what is no error at all: %o', (thrown) => {
    expect(classify(thrown)).toEqual({ kind: 'retriable', code: 'UNKNOWN' });
  });
});
