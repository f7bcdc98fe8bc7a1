import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { eventually } from '../../../test/support/eventually.js';
import { ProcessGroup, stopLeftovers } from './process-group.mjs';
import { startOf } from './process-identity.mjs';

const folder = mkdtempSync(path.join(tmpdir(), 'process-group-'));

afterAll(() => rmSync(folder, { recursive: true }));

const STAYS = `console.log('up'); setInterval(() => {}, 1000);`;
const IGNORES_SIGTERM = `process.on('SIGTERM', () => {}); ${STAYS}`;
const ENDS_IN_ORDER = `process.on('SIGTERM', () => process.exit(0)); ${STAYS}`;

describe('a process group', () => {
  it('sends its processes the stop signal, and kills those that still run after the grace time', async () => {
    const group = new ProcessGroup(path.join(folder, 'stop.json'));
    const orderly = await launchScript(group, 'orderly', ENDS_IN_ORDER);
    const stubborn = await launchScript(group, 'stubborn', IGNORES_SIGTERM);

    await group.stopAll();

    expect(orderly.exit).toEqual({ code: 0, signal: null });
    expect(stubborn.exit).toEqual({ code: null, signal: 'SIGKILL' });
    expect(group.size).toBe(0);
    expect(existsSync(path.join(folder, 'stop.json'))).toBe(false);
  });

  it('starts no process once it is stopping', async () => {
    const group = new ProcessGroup(path.join(folder, 'closed.json'));
    await group.stopAll();

    await expect(launchScript(group, 'late', STAYS)).rejects.toThrow('late was not started');
    expect(group.stopping).toBe(true);
  });

  it('reports a program that cannot be started as its exit instead of throwing', async () => {
    const group = new ProcessGroup(path.join(folder, 'missing.json'));

    const missing = group.launch({ ...optionsOf('missing', ''), command: path.join(folder, 'no-such-program') });

    expect(await missing.exited).toMatchObject({ code: null, signal: null, error: { code: 'ENOENT' } });
  });
});

describe('stopping leftovers', () => {
  it('stops the processes of a killed run once', async () => {
    const record = path.join(folder, 'left.json');
    const child = await launchScript(new ProcessGroup(record), 'left', ENDS_IN_ORDER);

    expect(await stopLeftovers(record)).toEqual(['left']);

    expect(await child.exited).toEqual({ code: 0, signal: null });
    expect(await stopLeftovers(record)).toEqual([]);
  });

  it('does not stop another process that reuses a recorded pid', async () => {
    const stranger = spawn(process.execPath, ['-e', STAYS], { stdio: ['ignore', 'pipe', 'ignore'] });
    await once(stranger.stdout, 'data');
    const record = path.join(folder, 'reused.json');
    const ours = { name: 'ours', pid: stranger.pid, start: `${startOf(process.pid)}0`, stopSignal: 'SIGKILL' };
    writeFileSync(record, JSON.stringify([ours]));

    expect(await stopLeftovers(record)).toEqual([]);

    expect(startOf(stranger.pid ?? 0)).toBeDefined();
    stranger.kill('SIGKILL');
  });
});

async function launchScript(group: ProcessGroup, name: string, script: string) {
  const options = optionsOf(name, script);
  const child = group.launch(options);
  await eventually(() => expect(readFileSync(options.logFile, 'utf8')).toContain('up'));
  return child;
}

function optionsOf(name: string, script: string) {
  return {
    name,
    command: process.execPath,
    args: ['-e', script],
    cwd: folder,
    env: process.env,
    logFile: path.join(folder, `${name}.log`),
    stopSignal: 'SIGTERM' as const,
    graceMs: 300,
  };
}
