import { expect, it } from 'vitest';
import { decodeText } from './decode-text.js';

const bytes = (text: string) => Buffer.from(text, 'latin1');

it.each([
  ['is read in the first encoding in which it is valid', '\x8e\x52', ['utf-8', 'shift_jis'], '山', false],
  ['is not read in an encoding that does not exist', '\xc3\xb6', ['made-up', undefined, 'utf-8'], 'ö', false],
  ['is guessed to be Windows-1252 if it is valid in none', 'J\xf6rg \x80', ['utf-8'], 'Jörg €', true],
  [
    'is guessed to be UTF-8 that was cut if most characters are whole',
    '\xc3\xb6\xc3\xbc\xc3',
    ['utf-8'],
    'öü\ufffd',
    true,
  ],
  ['is guessed without any encoding', '\xf6', [], 'ö', true],
])('a text %s', (_, written, encodings, text, guessed) => {
  expect(decodeText(bytes(written), encodings)).toEqual({ text, guessed });
});
