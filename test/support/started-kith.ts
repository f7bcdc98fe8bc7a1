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
 * Copies the project's current files, not built, into a folder. Packages and, if installed, Kafka's jars are linked.
 */
export async function copyClone(folder: string): Promise<void> {
  // npm would install into the linked folder.
  if (!arePackagesInstalled()) throw new Error('node_modules does not match package-lock.json: run npm ci first');
  const list = ['ls-files', '-z', '--cached', '--others', '--exclude-standard'];
  const { stdout } = await promisify(execFile)('git', list, { cwd: projectRoot });
  for (const file of stdout.split('\0')) {
    const source = path.join(projectRoot, file);
    // Removed, but not yet committed.
    if (file === '' || !existsSync(source)) continue;
    await cp(source, path.join(folder, file));
  }
  await symlink(path.join(projectRoot, 'node_modules'), path.join(folder, 'node_modules'));
  await mkdir(path.join(folder, '.kith'));
  if (isKafkaInstalled()) await symlink(kafkaJarsFolder, path.join(folder, '.kith', 'kafka-jars'));
}

/** Services first: they need the servers to stop in order. */
const RECORDS = ['services.pids.json', 'servers.pids.json'];

interface RecordedProcess {
  name: string;
  pid: number;
  start: string;
}

/** A running `npm start` or `npm run own`. */
export class StartedKith {
  readonly #npm: ChildProcess;
  readonly #pressCtrlC = () => this.pressCtrlC();
  #over = false;
  /** Everything that it printed. */
  output = '';
  /** Resolves to npm's exit code when all processes with this output have ended; null if a signal ended npm. */
  readonly ended: Promise<number | null>;

  /** Runs a world of the clone, in its own session as in a terminal. */
  constructor(
    readonly folder: string,
    apiPort: number,
    private readonly world: 'demo' | 'own' = 'demo',
  ) {
    this.#npm = spawn('npm', world === 'demo' ? ['start'] : ['run', 'own'], {
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
    // An interrupted test run leaves no process behind.
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

  /** Waits until it prints that it is running. Fails with its output otherwise. */
  async running(): Promise<void> {
    const isUp = () => this.output.includes('Kith is running.');
    const wait = () => {
      if (!isUp() && !this.#over) throw new Error(`Kith does not run yet. It printed:\n${this.output}`);
    };
    await eventually(wait, { withinMs: 150_000, everyMs: 100 });
    if (!isUp()) throw new Error(`Kith ended before it ran. It printed:\n${this.output}`);
  }

  /** The file with URLs and keys for other programs. */
  readRunFile(): unknown {
    return JSON.parse(readFileSync(this.runFile, 'utf8'));
  }

  get runFile(): string {
    return this.#stateFile('run.json');
  }

  /** Those of Kafka, Postgres, the services and the supervisor that run now. */
  processes(): RecordedProcess[] {
    const read = (name: string) => JSON.parse(readFileSync(this.#stateFile(name), 'utf8'));
    const supervisor = { name: 'supervisor', ...read('start.lock') };
    return [...RECORDS.flatMap(read), supervisor].filter(isAlive);
  }

  /** Presses Ctrl-C: sends SIGINT to the foreground process group. */
  pressCtrlC(): void {
    if (this.#npm.pid !== undefined) process.kill(-this.#npm.pid, 'SIGINT');
  }

  /** Ends npm only. */
  endNpmAlone(): void {
    this.#npm.kill('SIGTERM');
  }

  /** Stops it in any state, and processes that it left behind. May be called twice. */
  async stop(): Promise<void> {
    if (!this.#over) this.pressCtrlC();
    await this.ended;
    for (const record of RECORDS) await stopLeftovers(this.#stateFile(record));
  }

  #stateFile(name: string): string {
    return path.join(this.folder, '.kith', ...(this.world === 'own' ? ['own'] : []), name);
  }
}

export function isAlive({ pid, start }: RecordedProcess): boolean {
  return isSameProcess(pid, start);
}

/** The minimal environment of a user's shell, without the Node of this run on the PATH. */
function plainEnvironment(): NodeJS.ProcessEnv {
  const { HOME, JAVA_HOME, PATH = '' } = process.env;
  const places = PATH.split(path.delimiter).filter((place) => !place.startsWith(projectRoot));
  return { HOME, ...(JAVA_HOME === undefined ? {} : { JAVA_HOME }), PATH: places.join(path.delimiter) };
}
