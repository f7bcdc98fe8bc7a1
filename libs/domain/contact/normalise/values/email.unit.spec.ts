import { describe, expect, it } from 'vitest';
import { normaliseEmail } from './email.js';

describe('normaliseEmail', () => {
  it.each([
    [' Ida.Berg@Example.ORG ', 'ida.berg@example.org'],
    ['ida@BÜCHER.example', 'ida@xn--bcher-kva.example'],
    ['ida@bu\u0308cher.example', 'ida@xn--bcher-kva.example'],
    ['JOSE\u0301@example.org', 'josé@example.org'],
    ['ida@例え.テスト', 'ida@xn--r8jz45g.xn--zckzah'],
    ['ida@bücher.example/path', 'ida@bücher.example/path'],
    ['ida@bücher.example:25', 'ida@bücher.example:25'],
    ['Kein Ädress', 'kein ädress'],
    ['@', '@'],
  ])('%j is %j', (written, normalised) => {
    expect(normaliseEmail(written)).toBe(normalised);
    expect(normaliseEmail(normalised)).toBe(normalised);
  });
});
