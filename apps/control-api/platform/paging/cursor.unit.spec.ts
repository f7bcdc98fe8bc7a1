import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { makeCursor, parseCursor } from './cursor.js';

describe('a cursor', () => {
  test('comes back as it was made, and needs no escaping in a URL', () => {
    fc.assert(
      fc.property(fc.nat(), fc.string({ unit: 'grapheme' }), fc.uuid(), (rank, sortName, id) => {
        const cursor = makeCursor({ rank, sortName, id });
        expect(cursor).toMatch(/^[\w-]+$/);
        expect(parseCursor(cursor)).toEqual({ rank, sortName, id });
      }),
    );
  });

  test('that was not made here is none', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(parseCursor(text)).toBeUndefined();
      }),
    );
    for (const value of [
      null,
      {},
      [],
      ['a'],
      ['a', 'b'],
      [1, crypto.randomUUID()],
      ['a', 'a', crypto.randomUUID()],
      [-1, 'a', crypto.randomUUID()],
    ]) {
      expect(parseCursor(Buffer.from(JSON.stringify(value)).toString('base64url'))).toBeUndefined();
    }
  });
});
