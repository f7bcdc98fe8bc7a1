import { expect, test } from 'vitest';
import { contentHash } from './content-hash.js';

const volatileKeys = new Set(['etag']);
const hashOf = (value: unknown) => contentHash(value, volatileKeys);

test('is the same for the same content in any order of keys, whatever the volatile keys say at any depth', () => {
  const one = { etag: '1', a: 1, b: [{ etag: 'x', c: { d: 2, e: 3 } }] };
  const other = { b: [{ c: { e: 3, d: 2 } }], a: 1, etag: '2' };
  expect(hashOf(one)).toBe(hashOf(other));
  expect(hashOf(one)).toMatch(/^[0-9a-f]{32}$/);
});

test.each([
  [{ a: 1 }, { a: 2 }],
  [{ a: [1, 2] }, { a: [2, 1] }],
  [{ a: null }, {}],
  [{ a: { b: 1 } }, { a: [{ b: 1 }] }],
  [{ a: '1' }, { a: 1 }],
])('tells %j from %j', (one, other) => {
  expect(hashOf(one)).not.toBe(hashOf(other));
});
