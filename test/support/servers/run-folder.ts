import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { stateFolder } from '#embedded/paths.mjs';
import { ProcessGroup, stopLeftovers } from '#embedded/servers/process-group.mjs';
import { startOf } from '#embedded/servers/process-identity.mjs';

const testsFolder = path.join(stateFolder, 'test');
const RECORD = 'pids.json';

/** The folder of this process for servers that tests start. */
export interface RunFolder {
  readonly folder: string;
  readonly group: ProcessGroup;
  /** Stops the servers and removes the folder. */
  close(): Promise<void>;
}

export async function makeRunFolder(): Promise<RunFolder> {
  await mkdir(testsFolder, { recursive: true, mode: 0o700 });
  const folder = await mkdtemp(path.join(testsFolder, `${runName(process.pid)}-`));
  const group = new ProcessGroup(path.join(folder, RECORD));
  // An interrupted run cannot stop them in order, and their data is not needed.
  process.once('exit', () => group.killAll());
  const close = async () => {
    await group.stopAll();
    await rm(folder, { recursive: true, force: true });
  };
  return { folder, group, close };
}

/** Stops the servers of runs whose process has ended, and removes their folders. */
export async function removeDeadRuns(): Promise<void> {
  for (const name of await readdir(testsFolder).catch(() => [])) {
    if (name.startsWith(`${runName(Number.parseInt(name, 10))}-`)) continue;
    await stopLeftovers(path.join(testsFolder, name, RECORD));
    await rm(path.join(testsFolder, name), { recursive: true, force: true });
  }
}

/** The name of a run: pid and start time of its process, because pids are reused. */
function runName(pid: number): string {
  const start = createHash('sha256').update(startOf(pid) ?? 'gone');
  return `${pid}-${start.digest('hex').slice(0, 12)}`;
}
