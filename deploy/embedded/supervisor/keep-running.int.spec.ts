import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { eventually } from '../../../test/support/eventually.js';
import { ProcessGroup } from '../servers/process-group.mjs';
import { keepRunning } from './keep-running.mjs';

let folder: string;
let logFile: string;
let group: ProcessGroup;
let said: string[];

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'kith-keep-'));
  logFile = path.join(folder, 'part.log');
  group = new ProcessGroup(path.join(folder, 'pids.json'));
  said = [];
});
afterEach(async () => {
  await group.stopAll();
  rmSync(folder, { recursive: true });
});

/** Each start writes a line with its pid, then does what the script says. */
function keep(script: string) {
  const part = {
    name: 'part',
    logFile,
    start: () =>
      group.launch({
        name: 'part',
        command: process.execPath,
        args: ['-e', `console.log('pid ' + process.pid); ${script}`],
        cwd: folder,
        env: {},
        logFile,
        stopSignal: 'SIGTERM' as const,
        graceMs: 300,
      }),
    ready: async () => undefined,
  };
  return keepRunning(part, group, { say: (sentence) => void said.push(sentence) });
}

function pids(): number[] {
  return [...readFileSync(logFile, 'utf8').matchAll(/^pid (\d+)$/gm)].map(([, pid]) => Number(pid));
}

const restarted = (how: string) => [
  `part stopped unexpectedly (${how}). It starts again in 0.25 s. See its log: ${logFile}`,
  'part serves again.',
];

describe('a part that ends unexpectedly', () => {
  it.each(['SIGKILL', 'SIGTERM'] as const)('is started again when it is ended by %s', async (signal) => {
    void keep('setInterval(() => {}, 1_000)');
    const [first] = await eventually(() => {
      expect(pids()).toHaveLength(1);
      return pids();
    });
    process.kill(first ?? 0, signal);

    await eventually(() => expect(pids()).toHaveLength(2));
    await eventually(() => expect(said).toEqual(restarted(`signal ${signal}`)));
  });

  it.each([0, 1, 75])('is started again when it exits with %i', async (code) => {
    const once = "require('fs').existsSync('ran')";
    void keep(
      `if (${once}) setInterval(() => {}, 1_000); else { require('fs').writeFileSync('ran', ''); process.exit(${code}); }`,
    );

    await eventually(() => expect(pids()).toHaveLength(2));
    await eventually(() => expect(said).toEqual(restarted(`exit code ${code}`)));
  });

  it('is given up at once, with the sentence that it complained with, when a setting is wrong', async () => {
    const reason = await keep("console.error('part: KITH_VAULT_KEY is wrong.'); process.exit(78)");

    expect(reason).toBe('part: KITH_VAULT_KEY is wrong. Change the setting and start Kith again.');
    expect(pids()).toHaveLength(1);
    expect(said).toEqual([]);
  });

  it('is not started again once its group is stopped', async () => {
    const ended = keep('setInterval(() => {}, 1_000)');
    await eventually(() => expect(pids()).toHaveLength(1));

    await group.stopAll();

    expect(await ended).toBeUndefined();
    expect(pids()).toHaveLength(1);
  });
});
