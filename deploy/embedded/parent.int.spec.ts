import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { afterEach, describe, expect, it } from 'vitest';
import { eventually } from '../../test/support/eventually.js';

// Waits for its first parent to end when it is told which one that is.
const CHILD = `
  import { stopWithNpm } from '${new URL('parent.mjs', import.meta.url)}';
  while (String(process.ppid) === process.env.BORN_OF) await new Promise((resolve) => setTimeout(resolve, 10));
  stopWithNpm();
  const parent = process.ppid;
  process.on('SIGTERM', () => console.log('asked to stop'));
  console.log('pid ' + process.pid);
  setInterval(() => console.log(process.ppid === parent ? 'with its parent' : 'an orphan'), 50);
`;
// More of its lines than it prints between two looks at its parent.
const LONG_ENOUGH = 50;

let said: string[];
let pid: number;

afterEach(() => process.kill(pid, 'SIGKILL'));

describe('a command', () => {
  it('that npm runs is asked to stop when npm is gone', async () => {
    const npm = await startFrom('"$NODE" --input-type=module -e "$CHILD"; true', { npm_lifecycle_event: 'start' });
    await eventually(() => expect(said).toContain('with its parent'));

    npm.kill('SIGKILL');

    await eventually(() => expect(said).toContain('asked to stop'));
  });

  it('that a shell started goes on when the shell is gone', async () => {
    const shell = await startFrom('"$NODE" --input-type=module -e "$CHILD"; true', {});
    await eventually(() => expect(said).toContain('with its parent'));

    shell.kill('SIGKILL');

    await eventually(() => expect(orphanLines()).toBeGreaterThan(LONG_ENOUGH));
    expect(said).not.toContain('asked to stop');
  });

  it('that had nobody above it from the beginning goes on', async () => {
    const background = 'BORN_OF=$$ "$NODE" --input-type=module -e "$CHILD" &';
    await startFrom(background, { npm_lifecycle_event: 'start' });

    await eventually(() => expect(said.length).toBeGreaterThan(LONG_ENOUGH));
    expect(said).not.toContain('asked to stop');
  });
});

/** Runs a line of shell that starts the child, and resolves when the child is up. */
async function startFrom(line: string, env: Record<string, string>) {
  // Its own list: a child that was just killed may still have lines on the way.
  const lines: string[] = [];
  said = lines;
  const shell = spawn('sh', ['-c', line], {
    env: { PATH: process.env.PATH, NODE: process.execPath, CHILD, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  createInterface({ input: shell.stdout }).on('line', (text) => lines.push(text));
  pid = await eventually(() => {
    const [, digits] = /^pid (\d+)$/.exec(lines[0] ?? '') ?? [];
    if (digits === undefined) throw new Error('The child is not up yet');
    return Number(digits);
  });
  return shell;
}

const orphanLines = () => said.filter((line) => line === 'an orphan').length;
