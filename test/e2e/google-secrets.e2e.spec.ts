import { Kafka, logLevel } from 'kafkajs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { deadLetterTopicOf, SingleObjectCodec, topics } from '#contracts';
import { eventually } from '../support/eventually.js';
import { rowsOf } from '../support/fold/rows.js';
import { IngesterHarness, ONLY_WHEN_ASKED } from './google-ingester.harness.js';

let harness: IngesterHarness;

beforeAll(async () => {
  harness = await IngesterHarness.open();
  await harness.startIngester();
  await harness.startApi({
    KITH_GOOGLE_AUTH_URL: `${harness.sandbox.oauthRoot}auth`,
    KITH_GOOGLE_OAUTH_ROOT: harness.sandbox.oauthRoot,
    KITH_OAUTH_REDIRECT_URI: 'http://127.0.0.1:1/callback',
  });
});
afterAll(() => harness?.close());

const settings = { sync: { ...ONLY_WHEN_ASKED.sync, intervalMinutes: 1_440 } };

/** Syncs an account and returns the error code or the status of its job. */
async function read(id: string): Promise<string> {
  const { data } = await harness.call<{ data: { jobId: string } }>(`POST instances/${id}/sync`, { type: 'contacts' });
  return eventually(
    async () => {
      const job = await harness.call<{ data: { status: string; error: { code: string } | null } }>(
        `GET instances/${id}/sync/${data.jobId}`,
      );
      expect(['pending', 'running']).not.toContain(job.data.status);
      return job.data.error?.code ?? job.data.status;
    },
    { withinMs: 60_000 },
  );
}

async function connected(name: string, credentials: object): Promise<string> {
  const body = { provider: 'google', name, credentials, settings };
  return (await harness.call<{ data: { id: string } }>('POST instances', body)).data.id;
}

/** All messages of the log, encoded and decoded. */
async function log(): Promise<string> {
  const { kafkaBrokers, topicPrefix } = harness.testEnv;
  const kafka = new Kafka({ clientId: 'grep', brokers: kafkaBrokers.split(','), logLevel: logLevel.NOTHING });
  const codec = new SingleObjectCodec();
  const names = topics.flatMap((topic) => [topic.name, deadLetterTopicOf(topic.name)]);
  const admin = kafka.admin();
  await admin.connect();
  const ends = await Promise.all(names.map((name) => admin.fetchTopicOffsets(topicPrefix + name)));
  await admin.disconnect();
  const wanted = ends.flat().reduce((sum, { high, low }) => sum + Number(high) - Number(low), 0);
  const found: string[] = [];
  const consumer = kafka.consumer({ groupId: `${topicPrefix}grep` });
  await consumer.connect();
  await consumer.subscribe({ topics: names.map((name) => topicPrefix + name), fromBeginning: true });
  await consumer.run({
    eachMessage: async ({ topic, message }) => {
      const contract = topics.find(({ name }) => topicPrefix + name === topic);
      const decoded = contract && message.value ? JSON.stringify(codec.decode(contract, message.value)) : '';
      found.push([message.key, message.value?.toString('latin1'), JSON.stringify(message.headers), decoded].join(' '));
    },
  });
  await eventually(() => expect(found.length).toBeGreaterThanOrEqual(wanted));
  await consumer.disconnect();
  return found.join('\n');
}

async function tables(): Promise<string> {
  const schemas = await harness.database.query<{ name: string }>(
    `select schema_name as name from information_schema.schemata
     where schema_name not in ('vault', 'pg_catalog', 'information_schema')`,
  );
  const names = schemas.map(({ name }) => name).filter((name) => !name.startsWith('pg_'));
  return JSON.stringify(await rowsOf(harness.database, names, []));
}

test('no secret is in a log, a topic, a response, an error or a table outside of the vault, after any failure', async () => {
  const name = await harness.newGoogleAccount(8);
  const { clientId, clientSecret, refreshToken } = await harness.credentials(name);
  await harness.call('PUT oauth/google/client', { clientId, clientSecret });
  const { data: begun } = await harness.call<{ data: { url: string } }>('POST oauth/google/start', { name, settings });
  const consent = await fetch(`${begun.url}&login_hint=${name}`, { redirect: 'manual' });
  const back = new URL(consent.headers.get('location') ?? '');
  const page = await fetch(`${harness.apiUrl}/api/v2/oauth/google/callback${back.search}`);
  expect(page.status).toBe(200);
  const again = await fetch(`${harness.apiUrl}/api/v2/oauth/google/callback${back.search}`);
  harness.answers.push(await page.text(), await again.text());

  const given = await connected('given', { clientId, clientSecret, refreshToken });
  const wrongClient = await connected('wrong client', {
    clientId,
    clientSecret: 'GOCSPX-wrong-but-secret',
    refreshToken: '1//other-but-secret',
  });
  const wrongToken = await connected('wrong token', { clientId, clientSecret, refreshToken: '1//wrong-but-secret' });
  expect(await read(given)).toBe('completed');
  await harness.admin('POST', 'faults', { match: 'connections', kind: 401, times: 1 });
  await harness.admin('POST', 'faults', { match: 'token', kind: 500, times: 1 });
  await harness.admin('POST', 'faults', { match: 'connections', kind: 'drop', times: 1 });
  expect(await read(given)).toBe('completed');
  expect(await read(wrongClient)).toBe('INVALID_CLIENT');
  expect(await read(wrongToken)).toBe('INVALID_GRANT');
  await harness.admin('POST', `accounts/${name}/tokens/expire`, { kind: 'refresh' });
  expect(await read(given)).toBe('INVALID_GRANT');
  await harness.call(`POST oauth/google/start`, { instanceId: given });
  await harness.call(`GET instances/${given}/sync`);
  await harness.call('GET sources');
  await expect(
    harness.call('POST instances', { provider: 'google', name: 'x', credentials: { clientSecret } }),
  ).rejects.toThrow(/400/);

  const [vaultKey = '', apiKey = ''] = harness.keys;
  const code = back.searchParams.get('code') ?? '';
  const secrets = [clientSecret, refreshToken, 'GOCSPX-', 'wrong-but-secret', '1//', 'ya29.', code, vaultKey, apiKey];
  const places = {
    logs: harness.logged.join(''),
    answers: harness.answers.join('\n'),
    topics: await log(),
    tables: await tables(),
  };
  expect(places.logs).toContain('The sync job failed');
  expect(places.topics).toContain('SyncFailed');
  expect(places.tables).toContain(given);
  for (const [place, content] of Object.entries(places)) {
    const found = secrets.filter((secret) => content.includes(secret) || content.includes(hexOf(secret)));
    expect(found, place).toEqual([]);
  }
});

/** As a dump of a table shows bytes. */
function hexOf(text: string): string {
  return Buffer.from(text).toString('hex');
}
