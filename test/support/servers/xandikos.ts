import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { carddavPrograms } from '#embedded/carddav/python.mjs';
import { runModule } from '#embedded/python/programs.mjs';
import type { ProcessGroup } from '#embedded/servers/process-group.mjs';
import { waitUntilReady } from '#embedded/servers/readiness.mjs';

interface XandikosOptions {
  readonly folder: string;
  readonly port: number;
  readonly group: ProcessGroup;
}

const READY_WITHIN_MS = 30_000;

/**
 * Starts a Xandikos server for any number of users. It does not authenticate over plain HTTP and trusts the user name of its
 * proxy: see `DavProxy`. Returns its root URL.
 */
export async function startXandikos({ folder, port, group }: XandikosOptions): Promise<string> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const where = ['-l', '127.0.0.1', '-p', String(port), '-d', path.join(folder, 'data'), '--state-dir', folder];
  const server = group.launch({
    name: 'xandikos',
    command: path.join(await carddavPrograms(), 'python'),
    args: [
      ...runModule('xandikos', false),
      'multi-user',
      ...where,
      '--defaults',
      '--trust-x-remote-user-from',
      '127.0.0.1',
    ],
    cwd: folder,
    env: process.env,
    logFile: path.join(folder, 'xandikos.log'),
    stopSignal: 'SIGTERM',
    graceMs: 5_000,
  });
  const url = `http://127.0.0.1:${port}/`;
  await waitUntilReady(server, async () => (await fetch(url, { method: 'OPTIONS' })).status > 0, READY_WITHIN_MS);
  return url;
}
