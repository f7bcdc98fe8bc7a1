import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { afterEach, describe, expect, it } from 'vitest';
import { eventually } from '../../test/support/eventually.js';

// If BORN_OF is set, waits until that first parent has ended.
const CHILD = `
  import { stopWithNpm } from '${new URL('npm-parent.mjs', import.meta.url)}';
  while (String(process.ppid) === process.env.BORN_OF) await new Promise((resolve) => setTimeout(resolve, 10));
  stopWithNpm();
  const parent = process.ppid;
  process.on('SIGTERM', () => console.log('asked to stop'));
  console.log('pid ' + process.pid);
  setInterval(() => console.log(process.ppid === parent ? 'with its parent' : 'an orphan'), 50);
`;
// More lines than the child prints between two checks of its parent.
const LONG_ENOUGH = 50;

let output: string[];
let pid: number;

afterEach(() => process.kill(pid, 'SIGKILL'));

describe('a command whose parent ends', () => {
  it('stops if npm started it', async () => {
    const npm = await startFrom('"$NODE" --input-type=module -e "$CHILD"; true', { npm_lifecycle_event: 'start' });
    await eventually(() => expect(output).toContain('with its parent'));

    npm.kill('SIGKILL');

    await eventually(() => expect(output).toContain('asked to stop'));
  });

  it('continues if a shell started it', async () => {
    const shell = await startFrom('"$NODE" --input-type=module -e "$CHILD"; true', {});
    await eventually(() => expect(output).toContain('with its parent'));

    shell.kill('SIGKILL');

    await eventually(() => expect(orphanLines()).toBeGreaterThan(LONG_ENOUGH));
    expect(output).not.toContain('asked to stop');
  });

  it('continues if that parent had ended before the command started to watch', async () => {
    const background = 'BORN_OF=$$ "$NODE" --input-type=module -e "$CHILD" &';
    await startFrom(background, { npm_lifecycle_event: 'start' });

    await eventually(() => expect(output.length).toBeGreaterThan(LONG_ENOUGH));
    expect(output).not.toContain('asked to stop');
  });
});

/** Runs a line of shell that starts the child, and resolves when the child is up. */
async function startFrom(line: string, env: Record<string, string>) {
  // A new list per child: lines of a child that was just killed may still arrive.
  const lines: string[] = [];
  output = lines;
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

const orphanLines = () => output.filter((line) => line === 'an orphan').length;
