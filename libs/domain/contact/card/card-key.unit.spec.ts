import { describe, expect, it } from 'vitest';
import { cardKey } from './card-key.js';

describe('cardKey', () => {
  it('is the text itself as long as an index holds it', () => {
    expect(cardKey('ida@post.example')).toBe('ida@post.example');
    expect(cardKey('a'.repeat(500))).toBe('a'.repeat(500));
  });

  it('is short for long texts, and another one for each of them', () => {
    const texts = Array.from({ length: 2_000 }, (_, i) => `${'a'.repeat(600)}${i}`);
    const keys = texts.map(cardKey);
    expect(new Set(keys).size).toBe(texts.length);
    expect(Math.max(...keys.map((key) => key.length))).toBe(417);
    expect(cardKey(`${'a'.repeat(600)}0`)).toBe(keys[0]);
  });

  it('cuts no character in two', () => {
    expect(cardKey(`a${'😀'.repeat(300)}`).isWellFormed()).toBe(true);
  });
});
