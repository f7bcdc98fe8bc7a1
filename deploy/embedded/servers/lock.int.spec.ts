import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { holderOf, inheritLock, releaseLock, takeLock } from './lock.mjs';
import { startOf } from './process-identity.mjs';

let folder: string;
let file: string;

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'lock-'));
  file = path.join(folder, 'a.lock');
});

afterEach(() => rmSync(folder, { recursive: true }));

describe('a lock', () => {
  it('is taken if it is free, and is free again after its release', () => {
    expect(takeLock(file)).toBe(process.pid);
    expect(holderOf(file)).toBe(process.pid);

    releaseLock(file);

    expect(holderOf(file)).toBeUndefined();
    expect(readdirSync(folder)).toEqual([]);
  });

  it('is not taken from a running process, but is when that process has ended', async () => {
    const holder = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)']);
    await once(holder, 'spawn');
    const pid = holder.pid ?? 0;
    writeFileSync(file, JSON.stringify({ pid, start: startOf(pid) }));

    expect(takeLock(file)).toBe(pid);
    releaseLock(file);
    expect(holderOf(file)).toBe(pid);

    holder.kill('SIGKILL');
    await once(holder, 'exit');
    expect(takeLock(file)).toBe(process.pid);
  });

  it('does not belong to another process that reuses the pid of its dead holder', () => {
    writeFileSync(file, JSON.stringify({ pid: process.ppid, start: 'an earlier process' }));

    expect(holderOf(file)).toBeUndefined();
    expect(takeLock(file)).toBe(process.pid);
  });

  it('can be inherited from the parent process that took it', () => {
    writeFileSync(file, JSON.stringify({ pid: process.ppid, start: startOf(process.ppid) }));
    expect(holderOf(file)).toBe(process.ppid);

    inheritLock(file);

    expect(holderOf(file)).toBe(process.pid);
  });
});
