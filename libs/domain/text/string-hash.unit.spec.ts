import { expect, it } from 'vitest';
import { stringHash53, stringHash64 } from './string-hash.js';

it.each([
  ['', '5113864670875605', '9e3779b985ebca6b'],
  ['n:brg id', '4150762371889454', '368e7be61dae5beb'],
  ['Žofia 🌸', '5405376574810534', '11512c564476e459'],
  ['x'.repeat(600), '7077875753428278', '3cbb5d9471c77351'],
])('the hashes of "%.10s" are those that are stored already', (text, hash53, hash64) => {
  expect([stringHash53(text), stringHash64(text)]).toEqual([hash53, hash64]);
});
