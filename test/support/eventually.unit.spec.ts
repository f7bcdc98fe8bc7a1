import { describe, expect, it } from 'vitest';
import { eventually } from './eventually.js';

describe('eventually', () => {
  it('returns what the first look without an error saw', async () => {
    const looks = ['not yet', 'not yet', 'there'];

    const seen = await eventually(() => {
      const look = looks.shift();
      if (look !== 'there') throw new Error(look);
      return look;
    });

    expect(seen).toBe('there');
    expect(looks).toEqual([]);
  });

  it('throws the last error when the time is over', async () => {
    let looks = 0;

    const waiting = eventually(
      () => {
        throw new Error(`look ${++looks}`);
      },
      { withinMs: 20, everyMs: 1 },
    );

    await expect(waiting).rejects.toThrow(/^look \d+$/);
    expect(looks).toBeGreaterThan(1);
  });
});
