import { describe, expect, test } from 'vitest';
import { Health } from './health.js';

describe('readiness', () => {
  test('is ok when there is nothing to check', async () => {
    expect(await new Health().report()).toEqual({ status: 'ok', failing: [] });
  });

  test('names the checks that reject, throw or take too long', async () => {
    const health = new Health(20);
    health.ready('fine', () => {});
    health.ready('rejects', () => Promise.reject(new Error('no')));
    health.ready('throws', () => {
      throw new Error('no');
    });
    health.ready('hangs', () => new Promise(() => {}));
    expect(await health.report()).toEqual({ status: 'failing', failing: ['rejects', 'throws', 'hangs'] });
  });
});
