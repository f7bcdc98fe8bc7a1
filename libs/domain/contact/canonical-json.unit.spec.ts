import { describe, expect, it } from 'vitest';
import { canonicalJson } from './canonical-json.js';

describe('canonical JSON', () => {
  it.each<[string, unknown, string]>([
    ['a text', 'Ida "B"', '"Ida \\"B\\""'],
    ['null', null, 'null'],
    ['keys sorted as text', { b: 1, a: 2, B: 3 }, '{"B":3,"a":2,"b":1}'],
    ['keys that look like integers sorted as text too', { 9: 1, 10: 2, a: 3 }, '{"10":2,"9":1,"a":3}'],
    ['the order of an array', [2, { b: 1, a: 1 }, 1], '[2,{"a":1,"b":1},1]'],
    ['nested objects', { b: { d: 1, c: [{ f: 1, e: 2 }] } }, '{"b":{"c":[{"e":2,"f":1}],"d":1}}'],
    ['empty containers', { a: {}, b: [] }, '{"a":{},"b":[]}'],
  ])('has %s', (_, value, json) => {
    expect(canonicalJson(value)).toBe(json);
  });

  it('omits the given keys at every depth', () => {
    expect(canonicalJson([{ id: 1, a: { id: 2, b: 3 } }], new Set(['id']))).toBe('[{"a":{"b":3}}]');
  });
});
