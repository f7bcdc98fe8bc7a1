import { describe, expect, it } from 'vitest';
import { eventually } from './eventually.js';

describe('eventually', () => {
  it('returns the result of the first check without an error', async () => {
    const results = ['not yet', 'not yet', 'there'];

    const result = await eventually(() => {
      const next = results.shift();
      if (next !== 'there') throw new Error(next);
      return next;
    });

    expect(result).toBe('there');
    expect(results).toEqual([]);
  });

  it('throws the last error when the time is over', async () => {
    let checks = 0;

    const waiting = eventually(
      () => {
        throw new Error(`check ${++checks}`);
      },
      { withinMs: 20, everyMs: 1 },
    );

    await expect(waiting).rejects.toThrow(/^check \d+$/);
    expect(checks).toBeGreaterThan(1);
  });
});
