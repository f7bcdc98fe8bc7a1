import { describe, expect, test } from 'vitest';
import { FailedAttempts } from './failed-attempts.js';

function times<T>(count: number, act: () => T): T[] {
  return Array.from({ length: count }, act);
}

describe('failed attempts', () => {
  test('are too many after thirty within a minute, for that address only', () => {
    const failures = new FailedAttempts(() => 0);
    expect(times(30, () => failures.note('a')).some(Boolean)).toBe(false);
    expect(failures.note('a')).toBe(true);
    expect(failures.note('b')).toBe(false);
  });

  test('are forgotten a minute after the first', () => {
    let now = 0;
    const failures = new FailedAttempts(() => now);
    times(31, () => failures.note('a'));
    now = 59_999;
    expect(failures.note('a')).toBe(true);
    now = 60_000;
    expect(failures.note('a')).toBe(false);
  });

  test('take bounded memory: the address that was longest quiet is forgotten first', () => {
    const failures = new FailedAttempts(() => 0);
    times(31, () => failures.note('quiet'));
    times(31, () => failures.note('busy'));
    for (let i = 0; i < 9_999; i++) failures.note(`stranger-${i}`);
    expect(failures.note('busy')).toBe(true);
    expect(failures.note('quiet')).toBe(false);
  });
});
