import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import type { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { eventually } from '../../../test/support/eventually.js';

const hooks = new URL('./typescript.hooks.mjs', import.meta.url).href;
const main = fileURLToPath(new URL('./sample.main.ts', import.meta.url));

export interface SampleProcess {
  readonly child: ChildProcess;
  readonly lines: () => Record<string, unknown>[];
  readonly output: () => string;
  /** Waits until a line has this text. */
  logged(text: string): Promise<Record<string, unknown>>;
  /** Resolves when the process is gone and all it wrote is read. */
  readonly exitCode: Promise<number | null>;
}

/** Starts sample.main.ts as a supervisor would: own process, IPC channel, output in pipes. */
export function startSample(behaviour: string, env: Record<string, string> = {}): SampleProcess {
  const child = fork(main, [behaviour], {
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    execArgv: ['--conditions=kith-source', `--import=${hooks}`],
    env: { PATH: process.env.PATH, KITH_OPS_PORT: '0', ...env },
  });
  let text = '';
  const read = async (stream: Readable | null): Promise<void> => {
    for await (const chunk of stream ?? []) text += String(chunk);
  };
  const ended = Promise.all([once(child, 'exit'), read(child.stdout), read(child.stderr)]);
  const lines = () =>
    text.split('\n').flatMap((line) => (line.startsWith('{') ? [JSON.parse(line) as Record<string, unknown>] : []));
  return {
    child,
    lines,
    output: () => text,
    logged: (wanted) =>
      eventually(() => {
        const line = lines().find(({ msg }) => msg === wanted);
        if (!line) throw new Error(`No line "${wanted}" in:\n${text}`);
        return line;
      }),
    exitCode: ended.then(([[code]]) => code as number | null),
  };
}
