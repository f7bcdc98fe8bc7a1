import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { deadLetterTopicOf, identityEvents, type RawContactMessage, rawContacts, SingleObjectCodec } from '#contracts';
import { connectKafka, LogProducer } from '#event-log';
import { settled } from '../load/flow.js';
import { rawGoogleContact } from '../load/google-people.js';
import { ServiceProcess } from '../load/service-process.js';
import type { TestEnvironment } from '../support/create-test-environment.js';
import { silentLogger } from '../support/silent-logger.js';
import { openTestEnvironment } from '../support/test-environment.js';

const GOOD = 3_000;
const BROKEN = 1_000;
const codec = new SingleObjectCodec();
const load = { accountId: 'f3a4c1de-6a52-4f5c-8d2f-5c3e6a7b8c9d', duplicateEvery: 0 };

/** A way of breaking a message, and the code that its dead letter must carry. */
interface Breakage {
  readonly code: string;
  value(n: number): Buffer | null;
}

const good = (n: number): RawContactMessage => rawGoogleContact(1_000_000 + n, load).message;
const encoded = (message: RawContactMessage): Buffer => Buffer.from(codec.encode(rawContacts, message).value);
const withValue = (n: number, change: Partial<RawContactMessage['value']>): Buffer =>
  encoded({ type: 'RawContact', value: { ...good(n).value, ...change } });

/** Random, but never by chance the marker of a wire format. */
const random = fc.sample(fc.uint8Array({ minLength: 1, maxLength: 200 }), { numRuns: BROKEN, seed: 20261120 });

const breakages: Readonly<Record<string, Breakage>> = {
  'random bytes': { code: 'UNKNOWN_WIRE_FORMAT', value: (n) => Buffer.from([0x7f, ...(random[n] ?? [])]) },
  'an empty value': { code: 'EMPTY_VALUE', value: (n) => (n % 2 ? null : Buffer.alloc(0)) },
  'a truncated value': { code: 'MALFORMED_VALUE', value: (n) => encoded(good(n)).subarray(0, 10 + (n % 90)) },
  'bytes behind the value': {
    code: 'MALFORMED_VALUE',
    value: (n) => Buffer.concat([encoded(good(n)), Buffer.from('x')]),
  },
  'an unknown schema': {
    code: 'UNKNOWN_SCHEMA',
    value: (n) => {
      const bytes = encoded(good(n));
      bytes.writeUInt32LE(n, 2);
      return bytes;
    },
  },
  'a message of another topic': {
    code: 'UNKNOWN_SCHEMA',
    value: (n) => {
      const value = { identifierId: 'x', kind: 'phone', identityIds: [], revision: n, occurredAt: n };
      return Buffer.from(codec.encode(identityEvents, { type: 'IdentifierShared', value }).value);
    },
  },
  'a payload that is not JSON': { code: 'PAYLOAD_NOT_JSON', value: (n) => withValue(n, { payload: '{"names":' }) },
  'a payload that is not an object': { code: 'PAYLOAD_NOT_AN_OBJECT', value: (n) => withValue(n, { payload: '[1]' }) },
  'an unknown provider': { code: 'UNKNOWN_PROVIDER', value: (n) => withValue(n, { provider: 'fax' }) },
  'an unknown operation': { code: 'UNKNOWN_OPERATION', value: (n) => withValue(n, { operation: 'UNKNOWN' }) },
};
const kinds = Object.values(breakages);

/** One broken message after every three good ones, each under a key of its own. */
function messages(): { key: string; value: Buffer | null; code: string | null }[] {
  const list: { key: string; value: Buffer | null; code: string | null }[] = [];
  for (let n = 0; n < GOOD; n++) {
    const { key, message } = rawGoogleContact(n, load);
    list.push({ key, value: encoded(message), code: null });
    if (n % 3 !== 2) continue;
    const broken = (n - 2) / 3;
    const kind = kinds[broken % kinds.length];
    if (kind) list.push({ key: `broken/${broken}`, value: kind.value(broken), code: kind.code });
  }
  return list;
}

describe('broken messages among good ones', () => {
  let testEnv: TestEnvironment;
  let database: pg.Client;
  let services: ServiceProcess[];
  const sent = messages();

  beforeAll(async () => {
    testEnv = await openTestEnvironment();
    database = new pg.Client({ connectionString: testEnv.databaseUrl });
    await database.connect();
    const logs = await mkdtemp(join(tmpdir(), 'kith-poison-'));
    const start = (name: string) =>
      ServiceProcess.start(`apps/${name}/main`, testEnv, { logFile: join(logs, `${name}.log`) });
    services = await Promise.all(['identity-resolver', 'crm-projector'].map(start));
    const producer = new LogProducer(kafka(), codec, silentLogger);
    await producer.sendRecords(sent.map(({ key, value }) => ({ topic: rawContacts.name, key, value, headers: {} })));
    await producer.close();
    await settled(testEnv, ['identity-resolver']);
  });

  afterAll(async () => {
    await Promise.all(services.map((service) => service.end('SIGTERM')));
    await database.end();
    await testEnv.close();
  });

  const kafka = () => ({
    brokers: testEnv.kafkaBrokers.split(','),
    clientId: 'poison',
    topicPrefix: testEnv.topicPrefix,
  });

  it('makes a dead letter with its reason and its original bytes of every broken one', async () => {
    const { rows } = await database.query<{ key: string; value: Buffer | null; code: string; state: string }>(
      'select key, value, code, state from log.dead_letters',
    );
    const expected = sent.filter(({ code }) => code !== null).map((message) => ({ ...message, state: 'dead' }));
    expect(expected).toHaveLength(BROKEN);
    expect(sortByKey(rows)).toEqual(sortByKey(expected));
  });

  it('projects every good one', async () => {
    const { rows } = await database.query<{ id: string }>(
      'select external_contact_id as id from crm.contacts_source_links',
    );
    const expected = Array.from({ length: GOOD }, (_, n) => rawGoogleContact(n, load).message.value.externalId);
    expect(rows.map(({ id }) => id).sort()).toEqual(expected.sort());
  });

  it('publishes them on the dead-letter topic', async () => {
    const admin = connectKafka(kafka(), silentLogger).admin();
    await admin.connect();
    const ends = await admin.fetchTopicOffsets(testEnv.topicPrefix + deadLetterTopicOf(rawContacts.name));
    await admin.disconnect();
    expect(ends.map(({ high }) => high)).toEqual([String(BROKEN)]);
  });
});

function sortByKey<Row extends { key: string }>(rows: readonly Row[]): Row[] {
  return [...rows].sort((a, b) => (a.key < b.key ? -1 : 1));
}
