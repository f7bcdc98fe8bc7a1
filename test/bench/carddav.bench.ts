import { randomBytes, randomUUID } from 'node:crypto';
import path from 'node:path';
import { SingleObjectCodec, type SyncCommand, syncCommands } from '#contracts';
import { LogProducer } from '#event-log';
import { Database } from '#store';
import { Vault } from '#vault';
import { ServiceProcess } from '../load/service-process.js';
import type { TestEnvironment } from '../support/create-test-environment.js';
import { eventually } from '../support/eventually.js';
import { CarddavServer, type CarddavUser } from '../support/servers/carddav.js';
import { silentLogger } from '../support/silent-logger.js';
import type { BenchRun } from './bench-run.js';

const INGESTER = 'apps/carddav-ingester/main';
const CHANGES = 10;

interface SyncFigures {
  readonly requests: number;
  readonly seconds: number;
  readonly fetched: number;
  readonly stored: number;
  readonly deleted: number;
}

/** Syncs an address book of `count` cards from a real Radicale: first sync, no change, some changes, full sync. */
export async function benchCarddav(testEnv: TestEnvironment, { count, report }: BenchRun) {
  report(`filling a Radicale with ${count} cards`);
  const server = await CarddavServer.start('radicale');
  const database = await Database.open({ url: testEnv.databaseUrl, applicationName: 'bench-carddav' });
  try {
    const owner = server.newUser();
    const book = await owner.fillBook(
      'contacts',
      Array.from({ length: count }, (_, id) => card(id)),
    );
    const bench = await Bench.open(testEnv, database, { server, owner });
    report('first sync');
    const first = await bench.sync('INCREMENTAL');
    const afterFirst = await bench.residentMb();
    report('sync without a change');
    const unchanged = await bench.sync('INCREMENTAL');
    for (let id = 0; id < CHANGES; id++) await owner.put(book, `new${id}.vcf`, card(count + id));
    report(`sync of ${CHANGES} new cards`);
    const changed = await bench.sync('INCREMENTAL');
    report('full sync without a change');
    const full = await bench.sync('FULL');
    const residentMemoryMb = { started: bench.startedMb, afterFirst, atEnd: await bench.residentMb() };
    await bench.close();
    return { count, first, unchanged, changed, full, residentMemoryMb };
  } finally {
    await database.close();
    await server.close();
  }
}

/** A connected account and the ingester that syncs it, in its own process. */
class Bench {
  readonly #accountId = randomUUID();

  private constructor(
    private readonly database: Database,
    private readonly server: CarddavServer,
    private readonly producer: LogProducer,
    private readonly service: ServiceProcess,
    readonly startedMb: number,
  ) {}

  static async open(
    testEnv: TestEnvironment,
    database: Database,
    { server, owner }: { server: CarddavServer; owner: CarddavUser },
  ): Promise<Bench> {
    const key = randomBytes(32).toString('base64');
    const logFile = path.resolve('.kith', 'bench-carddav.log');
    const service = await ServiceProcess.start(INGESTER, testEnv, { logFile, env: { KITH_VAULT_KEY: key } });
    await service.ready();
    const kafka = { brokers: testEnv.kafkaBrokers.split(','), clientId: 'bench', topicPrefix: testEnv.topicPrefix };
    const producer = new LogProducer(kafka, new SingleObjectCodec(), silentLogger);
    const bench = new Bench(database, server, producer, service, megabytes(await service.usage()));
    await bench.#connect(await Vault.open({ database, key }), owner);
    return bench;
  }

  async sync(mode: 'INCREMENTAL' | 'FULL'): Promise<SyncFigures> {
    const jobId = randomUUID();
    const before = this.server.proxy.requests.length;
    const value = { jobId, accountId: this.#accountId, provider: 'carddav', type: 'contacts', mode };
    await this.#command({ type: 'SyncRequested', value: { ...value, requestedAt: Date.now(), externalId: null } });
    const run = await eventually(() => this.#ended(jobId), { withinMs: 600_000, everyMs: 100 });
    return { requests: this.server.proxy.requests.length - before, ...run };
  }

  async residentMb(): Promise<number> {
    return megabytes(await this.service.usage());
  }

  async close(): Promise<void> {
    await this.service.end('SIGTERM');
    await this.producer.close();
  }

  async #connect(vault: Vault, { credentials, root }: CarddavUser): Promise<void> {
    await this.database.transaction(async (tx) => {
      await vault.put(tx, this.#accountId, 'username', credentials.username);
      await vault.put(tx, this.#accountId, 'password', credentials.password);
    });
    const server = this.server.url + root.slice(1);
    const settings = JSON.stringify({ server, sync: { runOnStartup: false, intervalMinutes: 1_440 } });
    const value = { accountId: this.#accountId, provider: 'carddav', name: 'Bench', settings, addedAt: Date.now() };
    await this.#command({ type: 'AccountAdded', value });
  }

  async #command(command: SyncCommand): Promise<void> {
    await this.producer.send(syncCommands, [{ key: this.#accountId, message: command }]);
  }

  async #ended(jobId: string): Promise<Omit<SyncFigures, 'requests'>> {
    const [run] = await this.database.query<Omit<SyncFigures, 'requests'> & { status: string; error_code: string }>(
      `select status, error_code, fetched, stored, deleted,
         round(extract(epoch from finished_at - started_at), 2)::float8 as seconds
       from ingest.sync_runs where job_id = $1 and finished_at is not null`,
      [jobId],
    );
    if (!run) throw new Error('The job has not ended');
    const { status, error_code, ...figures } = run;
    if (status !== 'completed') throw new Error(`The job ended as ${status}: ${error_code}`);
    return figures;
  }
}

function card(id: number): string {
  const name = `Friend${id};Family${id % 500}`;
  const lines = [`UID:bench-${id}`, `FN:${name.replace(';', ' ')}`, `N:${name};;;`, `EMAIL:friend${id}@example.org`];
  const more = [`TEL;TYPE=CELL:+49 170 ${1_000_000 + id}`, `ADR;TYPE=HOME:;;Street ${id};Town;;12345;Germany`];
  return `${['BEGIN:VCARD', 'VERSION:3.0', ...lines, ...more, 'END:VCARD'].join('\r\n')}\r\n`;
}

function megabytes({ residentMemoryBytes }: { residentMemoryBytes: number }): number {
  return Math.round(residentMemoryBytes / (1 << 20));
}
