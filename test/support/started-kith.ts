import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { cp, mkdir, symlink } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { kafkaJarsFolder, projectRoot } from '#embedded/paths.mjs';
import { arePackagesInstalled, isKafkaInstalled } from '#embedded/prepare/install.mjs';
import { stopLeftovers } from '#embedded/servers/process-group.mjs';
import { isSameProcess } from '#embedded/servers/process-identity.mjs';
import { eventually } from './eventually.js';

/**
 * Copies the project's files as they are now, not built, into a folder. It borrows the packages and, where they were
 * fetched, Kafka's jars.
 */
export async function copyClone(folder: string): Promise<void> {
  // npm would install into the borrowed folder.
  if (!arePackagesInstalled()) throw new Error('The packages are not those of package-lock.json: run npm ci first');
  const list = ['ls-files', '-z', '--cached', '--others', '--exclude-standard'];
  const { stdout } = await promisify(execFile)('git', list, { cwd: projectRoot });
  for (const file of stdout.split('\0')) {
    const source = path.join(projectRoot, file);
    // Removed and not yet committed.
    if (file === '' || !existsSync(source)) continue;
    await cp(source, path.join(folder, file));
  }
  await symlink(path.join(projectRoot, 'node_modules'), path.join(folder, 'node_modules'));
  await mkdir(path.join(folder, '.kith'));
  if (isKafkaInstalled()) await symlink(kafkaJarsFolder, path.join(folder, '.kith', 'kafka-jars'));
}

/** The services first: they need the servers to end in order. */
const RECORDS = ['services.pids.json', 'servers.pids.json'];

interface RecordedProcess {
  name: string;
  pid: number;
  start: string;
}

/** One `npm start`, as its user sees it. */
export class StartedKith {
  readonly #npm: ChildProcess;
  readonly #pressCtrlC = () => this.pressCtrlC();
  #over = false;
  /** All that it printed. */
  output = '';
  /** Resolves to npm's exit code when everyone who could print here has ended; null when a signal ended npm. */
  readonly ended: Promise<number | null>;

  /** Types `npm start` in the clone, in a session of its own as a terminal has. */
  constructor(
    readonly folder: string,
    apiPort: number,
  ) {
    this.#npm = spawn('npm', ['start'], {
      cwd: folder,
      env: { ...plainEnvironment(), KITH_API_PORT: String(apiPort) },
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: true,
    });
    for (const stream of [this.#npm.stdout, this.#npm.stderr]) {
      stream?.setEncoding('utf8').on('data', (text: string) => {
        this.output += text;
      });
    }
    // A run of the tests that is broken off leaves nothing behind.
    process.once('exit', this.#pressCtrlC);
    this.ended = new Promise((resolve, reject) => {
      this.#npm.once('error', reject);
      this.#npm.once('close', (code) => {
        process.off('exit', this.#pressCtrlC);
        this.#over = true;
        resolve(code);
      });
    });
  }

  /** Waits until it says that it runs; fails with what it printed when it does not. */
  async running(): Promise<void> {
    const isUp = () => this.output.includes('Kith is running.');
    const wait = () => {
      if (!isUp() && !this.#over) throw new Error(`Kith does not run yet. It printed:\n${this.output}`);
    };
    await eventually(wait, { withinMs: 150_000, everyMs: 100 });
    if (!isUp()) throw new Error(`Kith ended before it ran. It printed:\n${this.output}`);
  }

  /** What it tells other programs. */
  readRunFile(): unknown {
    return JSON.parse(readFileSync(this.runFile, 'utf8'));
  }

  get runFile(): string {
    return this.#stateFile('run.json');
  }

  /** Kafka, Postgres, the services and who watches over them: those that run now. */
  processes(): RecordedProcess[] {
    const read = (name: string) => JSON.parse(readFileSync(this.#stateFile(name), 'utf8'));
    const supervisor = { name: 'supervisor', ...read('start.lock') };
    return [...RECORDS.flatMap(read), supervisor].filter(isAlive);
  }

  /** Presses Ctrl-C: everyone in the foreground of the terminal gets it. */
  pressCtrlC(): void {
    if (this.#npm.pid !== undefined) process.kill(-this.#npm.pid, 'SIGINT');
  }

  /** Ends npm and nobody else. */
  endNpmAlone(): void {
    this.#npm.kill('SIGTERM');
  }

  /** Ends it in whatever state it is, and what it may have left behind; does nothing when nothing is left. */
  async stop(): Promise<void> {
    if (!this.#over) this.pressCtrlC();
    await this.ended;
    for (const record of RECORDS) await stopLeftovers(this.#stateFile(record));
  }

  #stateFile(name: string): string {
    return path.join(this.folder, '.kith', name);
  }
}

export function isAlive({ pid, start }: RecordedProcess): boolean {
  return isSameProcess(pid, start);
}

/** What a shell of a user has at least; the Node of this run does not come first there. */
function plainEnvironment(): NodeJS.ProcessEnv {
  const { HOME, JAVA_HOME, PATH = '' } = process.env;
  const places = PATH.split(path.delimiter).filter((place) => !place.startsWith(projectRoot));
  return { HOME, ...(JAVA_HOME === undefined ? {} : { JAVA_HOME }), PATH: places.join(path.delimiter) };
}
