import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { makeCursor, parseCursor } from './cursor.js';

describe('a cursor', () => {
  test('comes back as it was made, and needs no escaping in a URL', () => {
    const name = fc.option(fc.string({ unit: 'grapheme' }));
    fc.assert(
      fc.property(name, fc.uuid(), (name, id) => {
        const cursor = makeCursor({ name, id });
        expect(cursor).toMatch(/^[\w-]+$/);
        expect(parseCursor(cursor)).toEqual({ name, id });
      }),
    );
  });

  test('that was not made here is none', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(parseCursor(text)).toBeUndefined();
      }),
    );
    for (const value of [null, {}, [], ['a'], ['a', 'b'], [1, crypto.randomUUID()], ['a', crypto.randomUUID(), 1]]) {
      expect(parseCursor(Buffer.from(JSON.stringify(value)).toString('base64url'))).toBeUndefined();
    }
  });
});
