import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { Database } from '#store';
import { ApiKeys } from '#vault';
import { openTestEnvironment } from '../../test/support/test-environment.js';
import { runCli } from './cli.js';

let testEnv: Awaited<ReturnType<typeof openTestEnvironment>>;
let database: Database;

beforeAll(async () => {
  testEnv = await openTestEnvironment();
  database = await Database.open({ url: testEnv.databaseUrl, applicationName: 'cli-spec' });
});

afterAll(async () => {
  await database?.close();
  await testEnv?.close();
});

afterEach(() => {
  vi.unstubAllEnvs();
});

/** Runs a command line in the environment of this spec. */
async function kith(line: string, env: Record<string, string> = {}) {
  const here = {
    KITH_KAFKA_BROKERS: testEnv.kafkaBrokers,
    KITH_DATABASE_URL: testEnv.databaseUrl,
    KITH_TOPIC_PREFIX: testEnv.topicPrefix,
  };
  for (const [key, value] of Object.entries({ ...here, ...env })) vi.stubEnv(key, value);
  return runCli(line.split(' ').filter(Boolean));
}

describe('the command line', () => {
  test.each(['', 'nonsense', 'api-key', 'api-key burn', 'dead-letters', 'rebuilt'])(
    '"%s" is no command: usage on stderr and exit code 64',
    async (line) => {
      const { exitCode, output, complaints } = await kith(line);
      expect([exitCode, output]).toEqual([64, []]);
      expect(complaints.join('\n')).toContain('Usage:\n  kith setup');
    },
  );

  test.each([
    'setup now',
    'setup --force',
    'api-key create',
    'api-key create --name x',
    'api-key create --name x --scopes read,root',
    'api-key create --scopes read',
    'api-key create --name x --scopes read extra',
    'api-key revoke',
    'api-key revoke 7',
    'dead-letters list --after x',
    'dead-letters show',
    'dead-letters show 1;drop',
    'dead-letters replay 1 --for me',
    'dead-letters discard',
    'rebuild',
    'rebuild crm now',
  ])('"%s" is wrong usage: a sentence, its usage and exit code 64', async (line) => {
    const { exitCode, output, complaints } = await kith(line);
    expect([exitCode, output]).toEqual([64, []]);
    expect(complaints.at(-1)).toMatch(/^Usage: kith /);
  });

  test('names the missing settings, with exit code 78', async () => {
    const none = { KITH_DATABASE_URL: '', KITH_KAFKA_BROKERS: '' };
    expect(await kith('setup', none)).toEqual({
      exitCode: 78,
      output: [],
      complaints: ['KITH_DATABASE_URL is not set.', 'KITH_KAFKA_BROKERS is not set.'],
    });
  });

  test('reports an unreachable database with exit code 75 and without its password', async () => {
    const env = { KITH_DATABASE_URL: 'postgres://kith:hunter2@127.0.0.1:1/kith' };
    const { exitCode, complaints } = await kith('api-key list', env);
    expect(exitCode).toBe(75);
    expect(complaints).toHaveLength(1);
    expect(complaints[0]).not.toContain('hunter2');
  });
});

describe('setup', () => {
  test('changes nothing when everything is set up', async () => {
    expect(await kith('setup')).toEqual({
      exitCode: 0,
      output: ['No migration was missing.', 'No topic was missing.'],
      complaints: [],
    });
  });

  test('with more replicas than the cluster has brokers is a wrong setting: a sentence and exit code 78', async () => {
    expect(await kith('setup', { KITH_TOPIC_REPLICATION: '3' })).toEqual({
      exitCode: 78,
      output: [],
      complaints: ['KITH_TOPIC_REPLICATION is 3, but the cluster has 1 broker.'],
    });
  });
});

describe('api-key', () => {
  test('create prints the key and nothing else; list shows it without; revoke ends it once', async () => {
    const created = await kith('api-key create --name owner --scopes read,sync,edit,admin');
    expect(created).toEqual({ exitCode: 0, output: [expect.stringMatching(/^kith_[\w-]{43}$/)], complaints: [] });
    const [key = ''] = created.output;
    const keys = new ApiKeys(database);
    const { id = '' } = (await keys.verify(key)) ?? {};
    const [line = ''] = (await kith('api-key list')).output;
    expect(line.split('  ')).toEqual([id, 'read,sync,edit,admin', expect.any(String), 'in force', 'owner']);

    expect((await kith(`api-key revoke ${id}`)).exitCode).toBe(0);
    expect(await keys.verify(key)).toBeUndefined();
    expect(await kith(`api-key revoke ${id}`)).toMatchObject({ exitCode: 1, output: [] });
    expect((await kith('api-key list')).output[0]).toMatch(/revoked 20/);
  });
});

describe('dead-letters', () => {
  beforeAll(async () => {
    await database.query(
      `insert into log.dead_letters (consumer, topic, partition, "offset", key, headers, value, state, code, message)
       select case when n % 2 = 0 then 'identity-resolver' else 'crm-projector' end, 'raw.contacts', 0, n, 'google/a/' || n,
         '{"schema":"RawContact"}', convert_to('Ada Byron', 'utf8'), 'dead', 'MALFORMED_VALUE', 'The value is not whole.'
       from generate_series(1, 60) n`,
    );
  });

  test('list goes in pages and shows no contents', async () => {
    const first = await kith('dead-letters list');
    expect(first.output).toHaveLength(51);
    expect(first.output[0]).toMatch(
      /^1 {2}dead {2}MALFORMED_VALUE {2}crm-projector {2}raw\.contacts\/0@1 {2}.+ {2}The value is not whole\.$/,
    );
    expect(first.output.join('\n')).not.toMatch(/Ada/);
    expect(first.output.at(-1)).toBe('There may be more: --after 50');
    expect((await kith('dead-letters list --after 50')).output).toHaveLength(10);
    expect((await kith('dead-letters list --consumer crm-projector')).output).toHaveLength(30);
    expect((await kith('dead-letters list --consumer nobody')).output).toEqual(['There are no dead letters.']);
  });

  test('show gives the contents only when asked for, in base64', async () => {
    const base64 = Buffer.from('Ada Byron').toString('base64');
    const { output } = await kith('dead-letters show 2');
    expect(output).toEqual(
      expect.arrayContaining([
        'id: 2',
        'state: dead',
        'key: google/a/2',
        'headers: {"schema":"RawContact"}',
        'bytes: 9',
      ]),
    );
    expect(output.join('\n')).not.toMatch(`Ada|${base64}`);
    expect((await kith('dead-letters show 2 --bytes')).output.at(-1)).toBe(base64);
    expect(await kith('dead-letters show 999')).toMatchObject({ exitCode: 1, output: [] });
  });

  test.each(['replay', 'discard'])(
    '%s is requested of the consumer once, with the name of the person',
    async (action) => {
      const id = action === 'replay' ? 3 : 4;
      expect((await kith(`dead-letters ${action} ${id} --by ada`)).exitCode).toBe(0);
      expect(await database.query('select state, requested_by from log.dead_letters where id = $1', [id])).toEqual([
        { state: action, requested_by: 'ada' },
      ]);
      expect(await kith(`dead-letters ${action} ${id}`)).toMatchObject({ exitCode: 1, output: [] });
    },
  );

  test('of a record that could not be read at its source cannot be replayed, only discarded', async () => {
    const [{ id } = { id: '' }] = await database.query<{ id: string }>(
      `insert into log.dead_letters (consumer, topic, key, headers, value, state, code, message)
       values ('carddav-ingester', 'raw.groups', 'carddav/a/g.vcf', '{}', '', 'dead', 'NOT_A_VCARD', 'Unreadable.')
       returning id`,
    );
    expect((await kith('dead-letters list --consumer carddav-ingester')).output).toEqual([
      expect.stringMatching(/^\d+ {2}dead {2}NOT_A_VCARD {2}carddav-ingester {2}raw\.groups \(not in the log\) {2}/),
    ]);
    expect(await kith(`dead-letters replay ${id}`)).toEqual({
      exitCode: 1,
      output: [],
      complaints: [expect.stringMatching(/^This record was never in the log.+or discard the dead letter\.$/)],
    });
    expect(await kith(`dead-letters discard ${id}`)).toMatchObject({ exitCode: 0, complaints: [] });
    expect(await kith('dead-letters list --consumer carddav-ingester')).toMatchObject({
      output: ['There are no dead letters.'],
    });
  });
});

describe('rebuild', () => {
  test('of what is no read model is not possible', async () => {
    expect(await kith('rebuild identity')).toMatchObject({ exitCode: 1, output: [] });
  });
});
