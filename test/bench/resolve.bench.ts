import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { rawContacts, SingleObjectCodec } from '#contracts';
import { LogProducer } from '#event-log';
import { rawGoogleContact } from '../load/google-people.js';
import { ServiceProcess } from '../load/service-process.js';
import type { TestEnvironment } from '../support/create-test-environment.js';
import { eventually } from '../support/eventually.js';
import { silentLogger } from '../support/silent-logger.js';
import type { BenchRun } from './bench-run.js';
import { batchTimes, WARMING } from './resolve-batches.js';
import { Usage } from './usage.js';

const CHUNK = 1_000;
const RESOLVER = 'identity-resolver';
const ACCOUNTS = ['0b0e5b3e-5ad5-4d7e-8d59-6ff0d4f9e7a1', '0b0e5b3e-5ad5-4d7e-8d59-6ff0d4f9e7a2'] as const;
/** Batches of this size are timed one by one. */
const BATCH = 200;
const DEADLINE = { withinMs: 1_800_000, everyMs: 25 };
const PROGRAM = `apps/${RESOLVER}/main`;

export interface ResolveResult {
  readonly count: number;
  readonly base: number;
  /** From the resolver's first commit to its last, guards and events included. */
  readonly recordsPerSecond: number;
  readonly seconds: number;
  readonly baseRecordsPerSecond: number;
  /** Milliseconds from begin to commit of a batch of 200, one after the other. */
  readonly batchOf200: { readonly p50: number; readonly p99: number; readonly batches: number };
  readonly residentMemoryMb: number;
  /** The start of the process included. */
  readonly cpuMicrosecondsPerRecord: number;
  readonly persons: number;
  readonly openReviews: number;
}

/**
 * Lets the resolver process take `base` records from the log, then measures it over `count` further ones, of which one in fifty
 * is of a person that is there already; then times single batches.
 */
export async function benchResolve(
  testEnv: TestEnvironment,
  { count, base, report }: BenchRun,
): Promise<ResolveResult> {
  const database = new pg.Client({ connectionString: testEnv.databaseUrl });
  await database.connect();
  const logFile = join(await mkdtemp(join(tmpdir(), 'kith-bench-')), `${RESOLVER}.log`);
  let service = await ServiceProcess.start(PROGRAM, testEnv, { logFile });
  try {
    report(`resolving a base of ${base}`);
    const began = performance.now();
    await write(testEnv, 0, base);
    await eventually(async () => expectHandled(database, base), DEADLINE);
    const baseSeconds = (performance.now() - began) / 1_000;
    await service.end('SIGTERM');
    await database.query('vacuum analyze');
    await database.query('checkpoint');

    report(`resolving ${count} more`);
    await write(testEnv, base, count);
    service = await ServiceProcess.start(PROGRAM, testEnv, { logFile });
    await eventually(async () => expectHandled(database, base + 1, false), DEADLINE);
    const started = performance.now();
    const usage = new Usage([service]);
    await eventually(async () => expectHandled(database, base + count), DEADLINE);
    const seconds = (performance.now() - started) / 1_000;
    await usage.end();
    await service.end('SIGTERM');

    report(`timing batches of ${BATCH}`);
    const batches = WARMING + Math.min(200, Math.ceil(count / 500));
    const batchOf200 = await batchTimes(testEnv, {
      count: batches,
      size: BATCH,
      recordOf: (n) => recordOf(base + count + n),
    });
    const counted = await database.query<{ persons: string; reviews: string }>(
      `select (select count(distinct person_id) from identity.identities) as persons,
         (select count(*) from identity.reviews) as reviews`,
    );
    return {
      count,
      base,
      recordsPerSecond: Math.round(count / seconds),
      seconds: Number(seconds.toFixed(2)),
      baseRecordsPerSecond: Math.round(base / Math.max(baseSeconds, 0.001)),
      batchOf200,
      residentMemoryMb: usage.residentMemoryMb[RESOLVER] ?? 0,
      cpuMicrosecondsPerRecord: Math.round(((usage.cpuSeconds[RESOLVER] ?? 0) * 1e6) / count),
      persons: Number(counted.rows[0]?.persons),
      openReviews: Number(counted.rows[0]?.reviews),
    };
  } finally {
    await service.end('SIGTERM');
    await database.end();
  }
}

async function write(testEnv: TestEnvironment, from: number, count: number): Promise<void> {
  const producer = new LogProducer(
    { brokers: testEnv.kafkaBrokers.split(','), clientId: 'bench', topicPrefix: testEnv.topicPrefix },
    new SingleObjectCodec(),
    silentLogger,
  );
  for (let start = 0; start < count; start += CHUNK)
    await producer.send(rawContacts, numbersOf(from + start, Math.min(CHUNK, count - start)).map(recordOf));
  await producer.close();
}

/** At rest, what was emitted is in the log too. */
async function expectHandled(database: pg.Client, records: number, atRest = true): Promise<void> {
  const { rows } = await database.query<{ handled: string; unsent: string }>(
    `select coalesce(sum(next_offset), 0) as handled, (select count(*) from log.outbox) as unsent
     from log.checkpoints where consumer = $1 and topic = $2`,
    [RESOLVER, rawContacts.name],
  );
  const [stand] = rows;
  if (Number(stand?.handled) < records || (atRest && stand?.unsent !== '0'))
    throw new Error(`Of ${records} records ${stand?.handled} are resolved, with ${stand?.unsent} rows to be sent`);
}

function numbersOf(from: number, count: number): number[] {
  return Array.from({ length: count }, (_, i) => from + i);
}

function recordOf(n: number) {
  return rawGoogleContact(n, { accountId: ACCOUNTS[n % 2] ?? ACCOUNTS[0], duplicateEvery: 50 });
}
