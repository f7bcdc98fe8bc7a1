import { expect, it } from 'vitest';
import { foldText } from '../contact/fold-text.js';
import { composedName } from '../contact/full-name.js';
import { normaliseEmail } from '../contact/normalise/values/email.js';
import { unicodeForm } from './unicode-form.js';

it.each(['NFC', 'NFD', 'NFKC'] as const)(
  '%s is that of Unicode, as long as no letter has more than 30 marks',
  (form) => {
    const text = `Zoe\u0308 \u1e69 \uff21 \ufb01 \u0915\u093c ${'a\u0327\u0301'.repeat(50)} e${'\u0301\u0327'.repeat(15)}`;
    expect(unicodeForm(text, form)).toBe(text.normalize(form));
  },
);

const MARKS = '\u0301\u0327'.repeat(400_000);

// In quadratic time each of these would take minutes.
it('foreign text with any number of marks is folded', () => {
  expect(foldText(`A${MARKS}b`)).toBe('ab');
});

it('an address with any number of marks is normalised', () => {
  expect(normaliseEmail(`a${MARKS}@b.example`)).toMatch(/@b\.example$/);
});

it('a name with any number of marks is composed', () => {
  const parts = { prefix: null, firstName: '小龍', middleName: null, lastName: '李', suffix: `a${MARKS}` };
  expect(composedName(parts)).toBe(`李小龍, a${MARKS}`);
});
