import { describe, expect, test } from 'vitest';
import { Health } from './health.js';

describe('health', () => {
  test('is ok when nothing is asked of it', async () => {
    expect(await new Health().report('live')).toEqual({ status: 'ok', failing: [] });
  });

  test('names the checks that reject, throw or take too long, and keeps the two questions apart', async () => {
    const health = new Health(20);
    health.ready('fine', () => {});
    health.ready('rejects', () => Promise.reject(new Error('no')));
    health.ready('throws', () => {
      throw new Error('no');
    });
    health.ready('hangs', () => new Promise(() => {}));
    expect(await health.report('ready')).toEqual({ status: 'failing', failing: ['rejects', 'throws', 'hangs'] });
    expect(await health.report('live')).toEqual({ status: 'ok', failing: [] });
  });
});
