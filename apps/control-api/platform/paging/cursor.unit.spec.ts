import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { cursorCodec } from './cursor.js';

const codec = cursorCodec({ rank: z.int().min(0), name: z.string().max(1_000), id: z.uuid() });
const id = '3f0c7a53-4c7e-8d0b-9f5e-0a4de5ab5b21';

const encoded = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');

describe('a cursor', () => {
  test('decodes to the position it was made of and needs no escaping in a URL', () => {
    fc.assert(
      fc.property(fc.nat(), fc.string({ unit: 'grapheme' }), fc.uuid(), (rank, name, id) => {
        const cursor = codec.encode({ rank, name, id });
        expect(cursor).toMatch(/^[\w-]+$/);
        expect(codec.decode(cursor)).toEqual({ rank, name, id });
      }),
    );
  });

  test('is the JSON array of its parts in the order of the shape, whatever the order of the position', () => {
    expect(codec.encode({ id, name: 'Zoë', rank: 2 })).toBe(encoded([2, 'Zoë', id]));
    expect(codec.decode(encoded([2, 'Zoë', id]))).toEqual({ rank: 2, name: 'Zoë', id });
  });

  test('contains the parts of its position only', () => {
    const row = { rank: 2, name: 'Zoë', id, company: 'Harbour Choir' };
    expect(codec.encode(row)).toBe(encoded([2, 'Zoë', id]));
  });
});

describe('a text is no cursor', () => {
  test('when it is arbitrary', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(codec.decode(text)).toBeUndefined();
      }),
    );
  });

  test.each([
    ['not an array', null],
    ['an object', { rank: 2, name: 'a', id }],
    ['empty', []],
    ['without its last part', [2, 'a']],
    ['without its first part', ['a', id]],
    ['with a further part', [2, 'a', id, 1]],
    ['with a part of another type', ['2', 'a', id]],
    ['with a part out of range', [-1, 'a', id]],
    ['with an invalid id', [2, 'a', 'b']],
  ])('when its content is %s', (_, value) => {
    expect(codec.decode(encoded(value))).toBeUndefined();
  });
});
