import { describe, expect, it } from 'vitest';
import { joinFoldedCharacters } from './folded-utf8.js';

const bytes = (...parts: readonly (string | number)[]) =>
  Uint8Array.from(parts.flatMap((part) => (typeof part === 'number' ? [part] : [...new TextEncoder().encode(part)])));
const joined = (...parts: readonly (string | number)[]) =>
  new TextDecoder().decode(joinFoldedCharacters(bytes(...parts)));

describe('a fold inside of a character', () => {
  it.each([
    ['is removed with CR and LF', ['FN:J', 0xc3, '\r\n ', 0xb6, 'rg'], 'FN:Jörg'],
    ['is removed with LF and a tab', ['FN:J', 0xc3, '\n\t', 0xb6, 'rg'], 'FN:Jörg'],
    ['is removed where XML has a reference to CR', ['FN:J', 0xc3, '&#13;\n ', 0xb6, 'rg'], 'FN:Jörg'],
    ['is removed between any bytes of a longer character', [0xf0, 0x9f, '\r\n ', 0x8c, '\r\n ', 0xb8], '🌸'],
    ['is removed as often as it occurs', ['a', 0xc3, '\r\n ', 0xb6, 'b', 0xc3, '\r\n ', 0xb6], 'aöbö'],
  ])('%s', (_, parts, text) => {
    expect(joined(...parts)).toBe(text);
  });
});

it.each([
  ['a fold between characters', 'NOTE:ö\r\n ö\r\nFN:a'],
  ['a line break without indent', 'NOTE:ö\r\nö'],
  ['text without a line break', 'NOTE:ö'],
  ['nothing', ''],
])('%s stays', (_, text) => {
  const written = bytes(text);
  expect(joinFoldedCharacters(written)).toBe(written);
});
