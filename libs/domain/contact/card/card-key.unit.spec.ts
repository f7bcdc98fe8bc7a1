import { describe, expect, it } from 'vitest';
import { cardKey } from './card-key.js';

describe('cardKey', () => {
  it('is the text itself up to the length that an index takes', () => {
    expect(cardKey('ida@post.example')).toBe('ida@post.example');
    expect(cardKey('a'.repeat(500))).toBe('a'.repeat(500));
  });

  it('is short for a long text, and distinct for distinct texts', () => {
    const texts = Array.from({ length: 2_000 }, (_, i) => `${'a'.repeat(600)}${i}`);
    const keys = texts.map(cardKey);
    expect(new Set(keys).size).toBe(texts.length);
    expect(Math.max(...keys.map((key) => key.length))).toBe(417);
    expect(cardKey(`${'a'.repeat(600)}0`)).toBe(keys[0]);
  });

  it('does not split a character', () => {
    expect(cardKey(`a${'😀'.repeat(300)}`).isWellFormed()).toBe(true);
  });
});
