import { expect, test } from 'vitest';
import { Slots, STALLED_AFTER_MS } from './run-slots.js';

function slots(begun: number) {
  let now = 1_000;
  const all = new Slots(() => now);
  for (let n = 0; n < begun; n++) all.begin(`run ${n}`);
  const pass = (ms: number) => {
    now += ms;
  };
  return { all, pass };
}

test('three runs may work at once', () => {
  expect([0, 2, 3].map((begun) => slots(begun).all.free)).toEqual([3, 1, 0]);
});

test('a run that has ended frees its slot', () => {
  const { all } = slots(3);
  all.end('run 1');
  expect(all.free).toBe(1);
});

test('a run without progress for a while occupies no slot', () => {
  const { all, pass } = slots(3);
  pass(STALLED_AFTER_MS - 1);
  expect(all.free).toBe(0);
  all.progress('run 0');
  pass(1);
  expect(all.free).toBe(2);
});

test('a run that makes progress again occupies a slot again', () => {
  const { all, pass } = slots(3);
  pass(STALLED_AFTER_MS);
  expect(all.free).toBe(3);
  all.progress('run 0');
  expect(all.free).toBe(2);
});

test('more runs than slots may make progress, and then none begins', () => {
  const { all, pass } = slots(3);
  pass(STALLED_AFTER_MS);
  for (const late of ['a', 'b', 'c']) all.begin(late);
  all.progress('run 0');
  expect(all.free).toBe(0);
});

test('the number of all runs is limited, whether they make progress or not', () => {
  const { all, pass } = slots(31);
  pass(STALLED_AFTER_MS);
  expect(all.free).toBe(1);
  all.begin('the last one');
  pass(STALLED_AFTER_MS);
  expect(all.free).toBe(0);
});

test('progress of a run that has ended counts for nothing', () => {
  const { all } = slots(1);
  all.end('run 0');
  all.progress('run 0');
  expect(all.free).toBe(3);
});
