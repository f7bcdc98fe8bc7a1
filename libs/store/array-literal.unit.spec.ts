import { describe, expect, it } from 'vitest';
import { arrayParameter } from './array-literal.js';

describe('a list as a parameter', () => {
  it.each([
    ['nothing', [], '{}'],
    ['texts', ['a', 'b c'], '{"a","b c"}'],
    ['quotes and backslashes', ['say "x"', 'a\\b'], '{"say \\"x\\"","a\\\\b"}'],
    ['braces, commas and the word NULL', ['{a,b}', 'NULL', ''], '{"{a,b}","NULL",""}'],
    ['null', ['a', null], '{"a",NULL}'],
    ['numbers and booleans', [1, 2n, -0.5, true], '{1,2,-0.5,true}'],
    ['times', [new Date('2026-01-02T03:04:05.006Z')], '{2026-01-02T03:04:05.006Z}'],
  ])('writes %s', (_, values, literal) => {
    expect(arrayParameter(values)).toBe(literal);
  });

  it.each([[{}], [[1]], [undefined], [Symbol('x')]])('refuses %o', (value) => {
    expect(() => arrayParameter([value])).toThrow(TypeError);
  });
});
