import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import { Random } from '../../apps/sandbox/population/random.js';
import { CHUNK, settled, writeContacts } from '../load/flow.js';
import { ServiceProcess } from '../load/service-process.js';
import { createTestEnvironment, type TestEnvironment } from '../support/create-test-environment.js';
import { eventually } from '../support/eventually.js';
import { openRunFolder } from '../support/servers/embedded.js';
import { checksums } from './checksums.js';
import { readTally, TALLY_TABLE, type Tally } from './tally.js';

const TALLY_PROGRAMS = {
  checkpointed: 'test/chaos/tally-checkpointed.main',
  'commit-after': 'test/chaos/tally-commit-after.main',
} as const;

/** Duration of the load per kill: a killed consumer rejoins only after the session timeout of its group. */
const LOAD_PER_KILL_MS = 5_000;

/** The positions of the three services. A service whose position just changed is killed in the middle of its work. */
const POSITIONS = [
  "select sum(next_offset) as position from log.checkpoints where consumer = 'identity-resolver'",
  "select sum(next_offset) as position from log.checkpoints where consumer = 'crm-projector'",
  'select sum(applied) as position from tally',
] as const;
const MAX_WAIT_MS = 20_000;

export interface ChaosOptions {
  readonly contacts: number;
  readonly kills: number;
  /** Where the tally stores offsets; commit-after is the control that must fail. */
  readonly tally: keyof typeof TALLY_PROGRAMS;
  /** Seed of the order and time of the kills. */
  readonly seed: number;
  report(progress: string): void;
}

export interface Ending {
  readonly checksums: Readonly<Record<string, string>>;
  readonly records: number;
  readonly tally: Tally;
}

export interface ChaosResult {
  readonly undisturbed: Ending;
  readonly disturbed: Ending;
  readonly kills: number;
  /** Starts after a kill or an exit. */
  readonly restarts: number;
}

/**
 * Processes the same contacts twice: once undisturbed, and once while services are killed at random and Kafka and Postgres are
 * restarted once each. Processing is exactly-once if both runs end with the same rows and every record was tallied once.
 */
export async function runChaos(options: ChaosOptions): Promise<ChaosResult> {
  const servers = await openRunFolder();
  try {
    let kafka = await servers.startKafka();
    let postgres = await servers.startPostgres();
    const at = () => ({
      kafkaBrokers: kafka.brokers,
      postgresUrl: postgres.urlOf('postgres'),
      templateDatabase: 'chaos_template',
    });
    options.report('the undisturbed run');
    const undisturbed = await inTestEnvironment(
      await createTestEnvironment(at()),
      { ...options, pauseMs: 0 },
      async () => {},
    );
    options.report('the disturbed run');
    const pauseMs = (options.kills * LOAD_PER_KILL_MS) / (options.contacts / CHUNK);
    let restarts = 0;
    const disturbed = await inTestEnvironment(
      await createTestEnvironment(at()),
      { ...options, pauseMs },
      async (services) => {
        const restartServers = [
          async () => {
            options.report('restarting Kafka');
            await kafka.process.stop();
            kafka = await servers.startKafka();
          },
          async () => {
            options.report('restarting Postgres');
            await postgres.process.stop();
            postgres = await servers.startPostgres();
          },
        ];
        restarts = await disturb(services, restartServers, options);
      },
    );
    return { undisturbed, disturbed, kills: options.kills, restarts };
  } finally {
    await servers.close();
  }
}

/** The services of a run. Restarts a service that ends, as a supervisor does. */
class Services {
  restarts = 0;
  #ending = false;
  readonly #running = new Map<string, ServiceProcess>();

  constructor(
    private readonly testEnv: TestEnvironment,
    private readonly programs: readonly string[],
    private readonly logFolder: string,
  ) {}

  async start(): Promise<void> {
    for (const program of this.programs) await this.#start(program);
    await Promise.all([...this.#running.values()].map((service) => service.ready()));
  }

  /** Waits until the service runs and kills it; returns its name. */
  async kill(index: number): Promise<string> {
    const program = this.programs[index % this.programs.length] ?? '';
    await eventually(() => {
      const service = this.#running.get(program)?.child;
      if (service?.signalCode !== null || service.exitCode !== null || !service.kill('SIGKILL'))
        throw new Error(`${program} is not running`);
    });
    return program;
  }

  /** Resolves with true as soon as the position that the statement returns changes, with false after a timeout. */
  async moves(statement: string): Promise<boolean> {
    const position = () =>
      withDatabase(
        this.testEnv,
        async (database) => (await database.query<{ position: string | null }>(statement)).rows[0]?.position,
      );
    const before = await eventually(position);
    return eventually(
      async () => {
        if ((await position()) === before) throw new Error('It does not move');
        return true;
      },
      { withinMs: MAX_WAIT_MS, everyMs: 10 },
    ).catch(() => false);
  }

  async end(): Promise<void> {
    this.#ending = true;
    await Promise.all([...this.#running.values()].map((service) => service.end('SIGTERM')));
  }

  async #start(program: string): Promise<void> {
    const service = await ServiceProcess.start(program, this.testEnv, {
      logFile: join(this.logFolder, `${program.replaceAll('/', '-')}.log`),
    });
    this.#running.set(program, service);
    service.child.once('exit', () => {
      if (this.#ending) return;
      this.restarts++;
      void this.#start(program);
    });
  }
}

async function inTestEnvironment(
  testEnv: TestEnvironment,
  options: ChaosOptions & { readonly pauseMs: number },
  disturbance: (services: Services) => Promise<void>,
): Promise<Ending> {
  await query(testEnv, TALLY_TABLE);
  const programs = ['apps/identity-resolver/main', 'apps/crm-projector/main', TALLY_PROGRAMS[options.tally]];
  const services = new Services(testEnv, programs, await mkdtemp(join(tmpdir(), 'kith-chaos-')));
  await services.start();
  try {
    const flow = writeContacts(testEnv, { contacts: options.contacts, pauseMs: options.pauseMs });
    await disturbance(services);
    await flow;
    const consumers = ['identity-resolver', ...(options.tally === 'checkpointed' ? ['tally'] : [])];
    const records = await settled(testEnv, consumers);
    return await withDatabase(testEnv, async (database) => ({
      checksums: await checksums(database),
      records,
      tally: await readTally(database),
    }));
  } finally {
    await services.end();
  }
}

async function disturb(
  services: Services,
  restartServers: readonly (() => Promise<void>)[],
  options: ChaosOptions,
): Promise<number> {
  const random = new Random(options.seed);
  const turns = restartServers.map((_, i) => Math.floor((options.kills * (i + 1)) / (restartServers.length + 1)));
  const victims = victimsOf(options.kills, random);
  for (let kill = 0; kill < options.kills; kill++) {
    const server = restartServers[turns.indexOf(kill)];
    if (server) await server();
    const victim = victims[kill] ?? 0;
    const atWork = await services.moves(POSITIONS[victim] ?? '');
    await delay(random.next() * 50);
    const name = await services.kill(victim);
    options.report(`kill -9 ${kill + 1} of ${options.kills}: ${name}${atWork ? '' : ' (idle)'}`);
  }
  return services.restarts;
}

/** In every three kills each service is killed once. */
function victimsOf(kills: number, random: Random): number[] {
  return Array.from({ length: kills }, () => [0, 1, 2].sort(() => random.next() - 0.5)).flat();
}

async function query(testEnv: TestEnvironment, sql: string): Promise<void> {
  await withDatabase(testEnv, (database) => database.query(sql));
}

async function withDatabase<T>(testEnv: TestEnvironment, work: (database: pg.Client) => Promise<T>): Promise<T> {
  const database = new pg.Client({ connectionString: testEnv.databaseUrl });
  await database.connect();
  try {
    return await work(database);
  } finally {
    await database.end();
  }
}
