import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import { rawContacts, SingleObjectCodec } from '#contracts';
import { connectKafka, LogProducer } from '#log';
import { rawGoogleContact } from '../load/google-people.js';
import { ServiceProcess } from '../load/service-process.js';
import type { World } from '../support/create-world.js';
import { copyRate } from './copy-limit.js';
import { decodeRate } from './decode-limit.js';

const CHUNK = 1_000;
const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };

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
  /** Greatest seen, in MB. */
  readonly residentMemoryMb: Readonly<Record<string, number>>;
  /** Of the whole run, its start included. */
  readonly cpuMicrosecondsPerContact: Readonly<Record<string, number>>;
}

/** Fills raw.contacts, then lets resolver and projector run as in production, and measures until the last person's row. */
export async function benchContacts(world: World, count: number, say: (line: string) => void): Promise<ContactsResult> {
  const kafka = { brokers: world.kafkaBrokers.split(','), clientId: 'bench', topicPrefix: world.topicPrefix };
  const codec = new SingleObjectCodec();
  const producer = new LogProducer(kafka, codec, silent);
  say(`writing ${count} records to raw.contacts`);
  for (let start = 0; start < count; start += CHUNK) {
    const entries = Array.from({ length: Math.min(CHUNK, count - start) }, (_, i) =>
      rawGoogleContact(start + i, { accountId: '0b0e5b3e-5ad5-4d7e-8d59-6ff0d4f9e7a1', duplicateEvery: 50 }),
    );
    await producer.send(rawContacts, entries);
  }
  await producer.close();

  say('consuming the topic, decoding only');
  const decodeOnlyPerSecond = await decodeRate(connectKafka(kafka, silent), world.topicPrefix, count);

  say('resolving and projecting');
  const database = new pg.Client({ connectionString: world.databaseUrl });
  await database.connect();
  const logs = await mkdtemp(join(tmpdir(), 'kith-bench-'));
  const services: ServiceProcess[] = [];
  try {
    for (const name of ['identity-resolver', 'crm-projector']) {
      const program = `apps/${name}/main`;
      services.push(await ServiceProcess.start(program, world, { logFile: join(logs, `${name}.log`) }));
    }
    for (const service of services) await service.answers();
    const run = await watch(database, count, services);
    say('copying the same rows');
    const copyContactsPerSecond = await copyRate(database, count);
    const [persons] = (await database.query<{ n: string }>('select count(*) as n from crm.contacts')).rows;
    const contactsPerSecond = run.processed / run.seconds;
    return {
      count,
      contactsPerSecond: Math.round(contactsPerSecond),
      seconds: Number(run.seconds.toFixed(2)),
      decodeOnlyPerSecond: Math.round(decodeOnlyPerSecond),
      copyContactsPerSecond: Math.round(copyContactsPerSecond),
      shareOfDecodeOnly: Number((contactsPerSecond / decodeOnlyPerSecond).toFixed(3)),
      shareOfCopy: Number((contactsPerSecond / copyContactsPerSecond).toFixed(3)),
      persons: Number(persons?.n),
      residentMemoryMb: run.residentMemoryMb,
      cpuMicrosecondsPerContact: run.cpuMicrosecondsPerContact,
    };
  } finally {
    await Promise.all(services.map((service) => service.end('SIGTERM')));
    await database.end();
  }
}

/** The clock runs from the first commit of the resolver to the commit that gives the last contact its person's row. */
async function watch(database: pg.Client, count: number, services: readonly ServiceProcess[]) {
  let started: { at: number; before: number } | undefined;
  let lastMemory = 0;
  const residentMemoryMb: Record<string, number> = {};
  const cpuMicrosecondsPerContact: Record<string, number> = {};
  for (;;) {
    const { resolved, projected } = await positions(database);
    const now = performance.now();
    if (!started && resolved > 0) started = { at: now, before: projected };
    if (now - lastMemory > 1_000 || projected >= count) {
      lastMemory = now;
      for (const service of services) {
        const { residentMemoryBytes, cpuSeconds } = await service.usage();
        const mb = Math.round(residentMemoryBytes / 2 ** 20);
        residentMemoryMb[service.name] = Math.max(mb, residentMemoryMb[service.name] ?? 0);
        cpuMicrosecondsPerContact[service.name] = Math.round((cpuSeconds * 1e6) / count);
      }
    }
    if (started && projected >= count)
      return {
        processed: count - started.before,
        seconds: (now - started.at) / 1_000,
        residentMemoryMb,
        cpuMicrosecondsPerContact,
      };
    for (const { name, child } of services)
      if (child.exitCode !== null) throw new Error(`${name} ended with exit code ${child.exitCode}`);
    await delay(100);
  }
}

/** Activities count each contact once, whatever happens to its person, and their number is read from statistics of one index. */
async function positions(database: pg.Client): Promise<{ resolved: number; projected: number }> {
  const { rows } = await database.query<{ resolved: string; projected: string }>(
    `select coalesce((select sum(next_offset) from log.checkpoints where consumer = 'identity-resolver'), 0) as resolved,
            (select count(*) from crm.contacts_source_links) as projected`,
  );
  return { resolved: Number(rows[0]?.resolved), projected: Number(rows[0]?.projected) };
}
