import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { rawContacts, SingleObjectCodec, type SyncCommand, syncCommands } from '#contracts';
import { connectKafka, LogProducer } from '#event-log';
import { Database } from '#store';
import { Vault } from '#vault';
import { type RunningSandbox, startSandbox } from '../../apps/sandbox/index.js';
import { ServiceProcess } from '../load/service-process.js';
import type { TestEnvironment } from '../support/create-test-environment.js';
import { eventually } from '../support/eventually.js';
import { silentLogger } from '../support/silent-logger.js';
import type { BenchRun } from './bench-run.js';

const EDITS = 10;
const PAGE = 1_000;

export interface GoogleResult {
  readonly count: number;
  /** Duration of the first sync, from the request to its end. */
  readonly seconds: number;
  readonly contactsPerSecond: number;
  readonly pagesPerMinute: number;
  /** Maximum over all runs, in MB. */
  readonly residentMemoryMb: number;
  /** Records that an incremental sync after ten edits sent. */
  readonly sentAfterTenEdits: number;
  /** Records that a full sync without changes sent. */
  readonly sentWithNothingChanged: number;
  readonly secondsOfFullWithNothingChanged: number;
}

interface Bench {
  readonly testEnv: TestEnvironment;
  readonly sandbox: RunningSandbox;
  readonly database: Database;
  readonly producer: LogProducer;
  readonly accountId: string;
}

/** Syncs an account of `count` contacts as in production: the built ingester in its own process, Google's API over HTTP. */
export async function benchGoogle(testEnv: TestEnvironment, { count, report }: BenchRun): Promise<GoogleResult> {
  const sandbox = await startSandbox({ count });
  const database = await Database.open({ url: testEnv.databaseUrl, applicationName: 'bench' });
  const kafka = { brokers: testEnv.kafkaBrokers.split(','), clientId: 'bench', topicPrefix: testEnv.topicPrefix };
  const producer = new LogProducer(kafka, new SingleObjectCodec(), silentLogger);
  const bench: Bench = { testEnv, sandbox, database, producer, accountId: randomUUID() };
  const vaultKey = randomBytes(32).toString('base64');
  const logs = await mkdtemp(join(tmpdir(), 'kith-bench-'));
  const service = await ServiceProcess.start('apps/google-contacts-ingester/main', testEnv, {
    logFile: join(logs, 'ingester.log'),
    env: {
      KITH_VAULT_KEY: vaultKey,
      KITH_GOOGLE_API_ROOT: sandbox.googleApiRoot,
      KITH_GOOGLE_OAUTH_ROOT: sandbox.oauthRoot,
    },
  });
  const memory = new Memory(service);
  try {
    await connect(bench, vaultKey);
    await service.ready();
    report(`reading ${count} contacts`);
    const seconds = await run(bench, 'FULL');
    const atFirst = await inLog(bench);
    report(`editing ${EDITS} contacts`);
    await edit(bench);
    await run(bench, 'INCREMENTAL');
    const afterEdits = await inLog(bench);
    report('reading everything again');
    const again = await run(bench, 'FULL');
    const afterAgain = await inLog(bench);
    return {
      count,
      seconds: rounded(seconds),
      contactsPerSecond: Math.round(count / seconds),
      pagesPerMinute: Math.round((Math.ceil(count / PAGE) / seconds) * 60),
      residentMemoryMb: await memory.end(),
      sentAfterTenEdits: afterEdits - atFirst,
      sentWithNothingChanged: afterAgain - afterEdits,
      secondsOfFullWithNothingChanged: rounded(again),
    };
  } finally {
    await memory.end();
    await service.end('SIGTERM');
    await producer.close();
    await database.close();
    await sandbox.close();
  }
}

async function connect({ sandbox, database, producer, accountId }: Bench, vaultKey: string): Promise<void> {
  const answer = await fetch(`${sandbox.adminUrl}/credentials/google`);
  const credentials = (await answer.json()) as Record<'clientId' | 'clientSecret' | 'refreshToken', string>;
  const vault = await Vault.open({ database, key: vaultKey });
  await database.transaction(async (tx) => {
    await vault.put(tx, accountId, 'client_id', credentials.clientId);
    await vault.put(tx, accountId, 'client_secret', credentials.clientSecret);
    await vault.put(tx, accountId, 'refresh_token', credentials.refreshToken);
  });
  const settings = JSON.stringify({ sync: { runOnStartup: false, intervalMinutes: 1_440 } });
  await command(producer, {
    type: 'AccountAdded',
    value: { accountId, provider: 'google', name: 'bench', settings, addedAt: Date.now() },
  });
}

/** Runs one job; returns the seconds from its request to its end. */
async function run({ database, producer, accountId }: Bench, mode: 'FULL' | 'INCREMENTAL'): Promise<number> {
  const jobId = randomUUID();
  const value = {
    jobId,
    accountId,
    provider: 'google',
    type: 'contacts',
    mode,
    requestedAt: Date.now(),
    externalId: null,
  };
  const began = performance.now();
  await command(producer, { type: 'SyncRequested', value });
  await eventually(
    async () => {
      const [job] = await database.query<{ status: string }>('select status from ingest.sync_runs where job_id = $1', [
        jobId,
      ]);
      if (job?.status !== 'completed') throw new Error(`The job is ${job?.status ?? 'not there'}`);
    },
    { withinMs: 600_000, everyMs: 50 },
  );
  return (performance.now() - began) / 1_000;
}

async function edit({ sandbox }: Bench): Promise<void> {
  const answer = await fetch(`${sandbox.adminUrl}/accounts/google/people?limit=${EDITS}`);
  const { people } = (await answer.json()) as { people: { resourceName: string }[] };
  for (const [n, { resourceName }] of people.entries()) {
    await fetch(`${sandbox.adminUrl}/accounts/google/${resourceName}`, {
      method: 'PUT',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ nicknames: [{ value: `Edited ${n}` }] }),
    });
  }
}

/** The number of records in raw.contacts. */
async function inLog({ testEnv }: Bench): Promise<number> {
  const kafka = { brokers: testEnv.kafkaBrokers.split(','), clientId: 'bench', topicPrefix: testEnv.topicPrefix };
  const admin = connectKafka(kafka, silentLogger).admin();
  await admin.connect();
  const ends = await admin.fetchTopicOffsets(testEnv.topicPrefix + rawContacts.name);
  await admin.disconnect();
  return ends.reduce((sum, { high, low }) => sum + Number(high) - Number(low), 0);
}

async function command(producer: LogProducer, message: SyncCommand): Promise<void> {
  await producer.send(syncCommands, [{ key: message.value.accountId, message }]);
}

function rounded(seconds: number): number {
  return Number(seconds.toFixed(2));
}

/** Samples the memory of the service five times a second. */
class Memory {
  #greatest = 0;
  readonly #timer = setInterval(() => void this.#look().catch(() => undefined), 200);

  constructor(private readonly service: ServiceProcess) {}

  async end(): Promise<number> {
    clearInterval(this.#timer);
    return this.#greatest;
  }

  async #look(): Promise<void> {
    const { residentMemoryBytes } = await this.service.usage();
    this.#greatest = Math.max(this.#greatest, Math.round(residentMemoryBytes / 2 ** 20));
  }
}
