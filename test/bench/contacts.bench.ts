import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { rawContacts, SingleObjectCodec } from '#contracts';
import { connectKafka, LogProducer } from '#event-log';
import { settled } from '../load/flow.js';
import { rawGoogleContact } from '../load/google-people.js';
import { ServiceProcess } from '../load/service-process.js';
import type { TestEnvironment } from '../support/create-test-environment.js';
import { eventually } from '../support/eventually.js';
import { silentLogger } from '../support/silent-logger.js';
import type { BenchRun } from './bench-run.js';
import { copyRate } from './copy-limit.js';
import { decodeRate } from './decode-limit.js';
import { Usage } from './usage.js';

const CHUNK = 1_000;

export interface ContactsResult {
  readonly count: number;
  /** From raw topic to person rows. */
  readonly contactsPerSecond: number;
  readonly seconds: number;
  readonly decodeOnlyPerSecond: number;
  readonly copyContactsPerSecond: number;
  readonly shareOfDecodeOnly: number;
  readonly shareOfCopy: number;
  readonly persons: number;
  /** Maximum, in MB. */
  readonly residentMemoryMb: Readonly<Record<string, number>>;
  /** Of the whole run, including the start. */
  readonly cpuMicrosecondsPerContact: Readonly<Record<string, number>>;
}

/** Fills raw.contacts, then runs resolver and projector as in production, and measures until the last person's row. */
export async function benchContacts(testEnv: TestEnvironment, { count, report }: BenchRun): Promise<ContactsResult> {
  const kafka = { brokers: testEnv.kafkaBrokers.split(','), clientId: 'bench', topicPrefix: testEnv.topicPrefix };
  const codec = new SingleObjectCodec();
  const producer = new LogProducer(kafka, codec, silentLogger);
  report(`writing ${count} records to raw.contacts`);
  for (let start = 0; start < count; start += CHUNK) {
    const entries = Array.from({ length: Math.min(CHUNK, count - start) }, (_, i) =>
      rawGoogleContact(start + i, { accountId: '0b0e5b3e-5ad5-4d7e-8d59-6ff0d4f9e7a1', duplicateEvery: 50 }),
    );
    await producer.send(rawContacts, entries);
  }
  await producer.close();

  report('consuming the topic, decoding only');
  const decodeOnlyPerSecond = await decodeRate(connectKafka(kafka, silentLogger), testEnv.topicPrefix, count);

  report('resolving and projecting');
  const database = new pg.Client({ connectionString: testEnv.databaseUrl });
  await database.connect();
  const logs = await mkdtemp(join(tmpdir(), 'kith-bench-'));
  const services: ServiceProcess[] = [];
  try {
    for (const name of ['identity-resolver', 'crm-projector']) {
      const program = `apps/${name}/main`;
      services.push(await ServiceProcess.start(program, testEnv, { logFile: join(logs, `${name}.log`) }));
    }
    for (const service of services) await service.answers();
    const { seconds, usage } = await watch(testEnv, database, services);
    report('copying the same rows');
    const copyContactsPerSecond = await copyRate(database, count);
    const [persons] = (await database.query<{ n: string }>('select count(*) as n from crm.contacts')).rows;
    const contactsPerSecond = count / seconds;
    return {
      count,
      contactsPerSecond: Math.round(contactsPerSecond),
      seconds: Number(seconds.toFixed(2)),
      decodeOnlyPerSecond: Math.round(decodeOnlyPerSecond),
      copyContactsPerSecond: Math.round(copyContactsPerSecond),
      shareOfDecodeOnly: Number((contactsPerSecond / decodeOnlyPerSecond).toFixed(3)),
      shareOfCopy: Number((contactsPerSecond / copyContactsPerSecond).toFixed(3)),
      persons: Number(persons?.n),
      residentMemoryMb: usage.residentMemoryMb,
      cpuMicrosecondsPerContact: Object.fromEntries(
        Object.entries(usage.cpuSeconds).map(([name, used]) => [name, Math.round((used * 1e6) / count)]),
      ),
    };
  } finally {
    await Promise.all(services.map((service) => service.end('SIGTERM')));
    await database.end();
  }
}

/** Measures from the first commit of the resolver to the commit of the last person's row. */
async function watch(testEnv: TestEnvironment, database: pg.Client, services: readonly ServiceProcess[]) {
  await eventually(async () => expectStarted(database));
  const started = performance.now();
  const usage = new Usage(services);
  await settled(testEnv, ['identity-resolver'], 50);
  const seconds = (performance.now() - started) / 1_000;
  return { seconds, usage: await usage.end() };
}

async function expectStarted(database: pg.Client): Promise<void> {
  const { rows } = await database.query(
    "select 1 from log.checkpoints where consumer = 'identity-resolver' and next_offset > 0",
  );
  if (rows.length === 0) throw new Error('The resolver has not committed anything yet');
}
