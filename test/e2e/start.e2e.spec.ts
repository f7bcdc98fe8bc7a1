import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { Kafka, logLevel } from 'kafkajs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { choosePorts } from '#embedded/servers/ports.mjs';
import { Api } from '#embedded/supervisor/api.mjs';
import { accountSchema } from '../../apps/control-api/features/accounts/registration/account.schemas.js';
import { personListItem } from '../../apps/control-api/features/persons/cards/person.schemas.js';
import { type PersonCardView, personCard } from '../../apps/control-api/shared/persons/person-card.schemas.js';
import { syncJobView } from '../../apps/control-api/shared/sync-jobs/sync-job.schemas.js';
import { eventually } from '../support/eventually.js';
import { copyClone, isAlive, StartedKith } from '../support/started-kith.js';

// One clone over several starts: each test continues in the state that the previous test left.

const MINUTES = 60_000;
const CONTACTS_IN_SANDBOX = 240;

const runFile = z.strictObject({
  world: z.literal('demo'),
  apiUrl: z.url(),
  apiKey: z.string().startsWith('kith_'),
  kafkaBrokers: z.string().regex(/^127\.0\.0\.1:\d+$/),
  kafkaUsername: z.string(),
  kafkaPassword: z.string(),
  postgresUrl: z.string().startsWith('postgres://kith_owner:'),
  sandbox: z.strictObject({ adminUrl: z.url() }),
});
const ownRunFile = { world: z.literal('own'), apiUrl: z.url(), apiKey: z.string() };
type RunFile = z.output<typeof runFile>;
const page = z.object({ data: z.array(personListItem), nextCursor: z.string().nullable() });
const sandboxTruth = z.object({
  truth: z.array(z.object({ resourceName: z.string(), personKey: z.string(), situation: z.string() })),
});
type Person = z.output<typeof personListItem>;

const place = mkdtempSync(path.join(tmpdir(), 'kith-start-'));
const folder = path.join(place, 'a clone');
let apiPort: number;
let kith: StartedKith;
let run: RunFile;
let api: Api;
/** The persons after the first sync. The sandbox loses all edits when it stops. */
let firstPersons: Person[];

beforeAll(async () => {
  await copyClone(folder);
  ({ api: apiPort } = await choosePorts(['api']));
  await start();
}, 5 * MINUTES);

afterAll(async () => {
  await kith?.stop();
  rmSync(place, { recursive: true });
}, MINUTES);

describe('the first npm start in a clone', () => {
  it('builds, starts and syncs with a line per step, then prints the URL, the key and the first persons', () => {
    const steps = kith.output.match(/^✓ .*?(?= {2})/gm);
    expect(steps).toEqual([
      '✓ Building',
      '✓ Starting Kafka and Postgres',
      '✓ Preparing the database and the topics',
      '✓ Starting the services',
      '✓ Syncing the contacts of the sandbox',
      '✓ Waiting for the first persons',
    ]);
    expect(kith.output).toContain(`API      http://127.0.0.1:${apiPort}/api/v2\n`);
    expect(kith.output).toContain(`API key  ${run.apiKey}\n`);
    expect(kith.output).toMatch(/240 of 240 fetched, 240 stored\n/);
    expect(kith.output).toMatch(/\nThe first persons:\n( {2}\S.*\n){10}\nKith is running\. Ctrl-C stops it\.\n$/);
  });

  it('writes its URLs and key to a file that only its owner can read', () => {
    expect(run.apiUrl).toBe(`http://127.0.0.1:${apiPort}/api/v2`);
    expect(statSync(kith.runFile).mode & 0o777).toBe(0o600);
  });

  it('creates one person for each friend of the sandbox from all contacts with the same name', async () => {
    const { truth } = sandboxTruth.parse(await askSandbox('GET', 'truth'));
    const contacts = truth.filter(({ resourceName }) => resourceName.startsWith('people/'));
    // Two source records of one account are linked automatically only if their names are equal.
    const friends = contacts.map(({ situation, resourceName, personKey }) =>
      situation === 'duplicate-phone' || situation === 'duplicate-email' ? resourceName : personKey,
    );
    firstPersons = await eventually(async () => {
      const persons = await listPersons();
      expect([persons.length, contactsOf(persons)]).toEqual([new Set(friends).size, CONTACTS_IN_SANDBOX]);
      return persons;
    });
  });

  it('says that it is the demo, in the terminal and in the API', async () => {
    expect(kith.output).toContain('\nThis is the demo: made-up contacts; a sandbox stands in for Google.\n');
    expect(await api.get('', z.unknown())).toEqual({ world: 'demo' });
  });

  it('asks for a login at Kafka', async () => {
    const admin = (login: object) =>
      new Kafka({ brokers: [run.kafkaBrokers], logLevel: logLevel.NOTHING, retry: { retries: 0 }, ...login }).admin();
    const stranger = admin({});
    const known = admin({ sasl: { mechanism: 'plain', username: run.kafkaUsername, password: run.kafkaPassword } });

    await expect(stranger.listTopics()).rejects.toThrow();
    expect(await known.listTopics()).toContain('kith.raw.contacts');
    await Promise.all([stranger.disconnect(), known.disconnect()]);
  });

  it('rejects a request without the API key', async () => {
    const answer = await fetch(`${run.apiUrl}/persons`);

    expect(answer.status).toBe(401);
    expect(await answer.json()).toEqual({ error: { code: 'UNAUTHENTICATED', message: expect.any(String) } });
  });

  it('runs once per clone: a second start fails with a message that names the first process', async () => {
    const second = new StartedKith(folder, apiPort);

    expect(await second.ended).toBe(1);
    const supervisor = kith.processes().find(({ name }) => name === 'supervisor');
    expect(second.output).toContain(`\nKith already runs from this clone (process ${supervisor?.pid}); `);
    expect(second.output).not.toContain('    at ');
    expect(await listPersons()).toEqual(firstPersons);
  });
});

describe('an incremental sync', () => {
  it('fetches only the edited contact and updates the person and its last activity', async () => {
    const before = await friend(0);
    await editCompany(before, 'Tidewater Instruments');

    const { progress } = await sync();

    expect(progress).toMatchObject({ fetched: 1, stored: 1, skipped: 0, deleted: 0 });
    await eventually(async () => {
      expect(await card(before.id)).toMatchObject({
        name: before.name,
        company: 'Tidewater Instruments',
        lastActivity: { type: 'contact_sync_updated', fields: ['company'] },
      });
    });
  });

  it('keeps the person of a deleted contact and requests an archival review', async () => {
    const before = await friend(1);
    await askSandbox('DELETE', contactPath(before));

    const { progress } = await sync();

    expect(progress).toMatchObject({ fetched: 1, deleted: 1 });
    const after = await eventually(async () => {
      const now = await card(before.id);
      expect(now.archivalReview).toBe(true);
      return now;
    });
    expect(contentOf(after)).toEqual(contentOf(before));
    expect(after.sources.map(({ deletedAt }) => deletedAt)).toEqual([expect.any(String)]);
  });

  it('reads everything and finds the edit after the sync token has expired', async () => {
    const before = await listPersons();
    const edited = await friend(2);
    await editCompany(edited, 'Saltmarsh Pottery');
    await askSandbox('POST', 'tokens/expire', { kind: 'sync' });

    const { progress } = await sync();

    const left = CONTACTS_IN_SANDBOX - 1;
    expect(progress).toMatchObject({ fetched: left, stored: 1, skipped: left - 1, deleted: 0 });
    await eventually(async () => expect((await card(edited.id)).company).toBe('Saltmarsh Pottery'));
    const job = { company: 'Saltmarsh Pottery', jobTitle: null };
    expect(await listPersons()).toEqual(before.map((one) => (one.id === edited.id ? { ...one, ...job } : one)));
  });
});

describe("the owner's world", () => {
  it(
    'runs beside the demo, with data of its own and without the sandbox, and says so',
    async () => {
      const own = new StartedKith(folder, (await choosePorts(['api'])).api, 'own');
      try {
        await own.running();
        const { apiUrl, apiKey, ...facts } = z.looseObject(ownRunFile).parse(own.readRunFile());
        const ownApi = new Api(apiUrl, apiKey);

        expect(own.output).toContain('\nThis is your own world: your own accounts; no sandbox.\n');
        expect(facts).not.toHaveProperty('sandbox');
        expect(await ownApi.get('', z.unknown())).toEqual({ world: 'own' });
        expect(await ownApi.get('/persons', z.unknown())).toEqual([]);
        expect(own.processes().map(({ name }) => name)).not.toContain('sandbox');
        expect(await listPersons()).toHaveLength(firstPersons.length);
      } finally {
        await own.stop();
      }
    },
    3 * MINUTES,
  );
});

describe('a running Kith', () => {
  it(
    'rebuilds the read model of persons on request, with the rights of its roles',
    async () => {
      const { stdout } = await promisify(execFile)('npm', ['run', '--silent', 'kith', '--', 'rebuild', 'crm'], {
        cwd: folder,
      });

      expect(stdout.trim().split('\n').at(-1)).toBe('crm is rebuilt.');
      expect(namesOf(await listPersons())).toEqual(namesOf(firstPersons));
      const [first] = await listPersons();
      expect((await card(first?.id ?? '')).name).toBe(first?.name);
    },
    2 * MINUTES,
  );

  it(
    'starts a service or server that was killed again, and goes on',
    async () => {
      for (const name of ['identity-resolver', 'Kafka']) {
        const victim = kith.processes().find((one) => one.name === name);
        process.kill(victim?.pid ?? 0, 'SIGKILL');

        await eventually(() => expect(kith.output).toContain(`\n${name} serves again.\n`), { withinMs: MINUTES });
        const log = path.join(folder, '.kith', 'logs', `${name.toLowerCase()}.log`);
        const message = `${name} stopped unexpectedly (signal SIGKILL). It starts again in 0.25 s. See its log: ${log}`;
        expect(kith.output.split('\n')).toContain(message);
      }
      expect(await listPersons()).toHaveLength(firstPersons.length);
    },
    2 * MINUTES,
  );

  it(
    'stops without a process left behind, with the reason, when the key of the vault is wrong',
    async () => {
      const vaultKey = path.join(folder, '.kith', 'vault.key');
      const right = readFileSync(vaultKey);
      await kith.stop();
      writeFileSync(vaultKey, randomBytes(32).toString('base64'));
      kith = new StartedKith(folder, apiPort);

      expect(await kith.ended).toBe(1);

      expect(kith.output).toMatch(
        /\ncontrol-api: KITH_VAULT_KEY is not the key that .*\. Change the setting and start Kith again\.\n/,
      );
      expect(kith.output).not.toContain('    at ');
      expect(existsSync(kith.runFile)).toBe(false);
      writeFileSync(vaultKey, right);
    },
    3 * MINUTES,
  );

  it(
    'keeps its key and its persons over a restart, and stops on Ctrl-C with no process left behind',
    async () => {
      const { apiKey } = run;
      await start();

      expect(run.apiKey).toBe(apiKey);
      expect(namesOf(await listPersons())).toEqual(namesOf(firstPersons));
      expect(kith.output).not.toContain('Syncing the contacts');

      const started = kith.processes();
      kith.pressCtrlC();
      await kith.ended;
      expectNothingLeft(started);
    },
    3 * MINUTES,
  );

  it(
    'stops with no process left behind when npm alone is killed',
    async () => {
      await start();
      const started = kith.processes();

      kith.endNpmAlone();
      await kith.ended;

      expect(kith.output).toContain('\n✓ Stopping');
      expectNothingLeft(started);
    },
    3 * MINUTES,
  );
});

async function start(): Promise<void> {
  // Still running if the test that should have stopped it has failed.
  await kith?.stop();
  kith = new StartedKith(folder, apiPort);
  await kith.running();
  run = runFile.parse(kith.readRunFile());
  api = new Api(run.apiUrl, run.apiKey);
}

function expectNothingLeft(started: ReturnType<StartedKith['processes']>): void {
  const everyone = [
    'Kafka',
    'Postgres',
    'sandbox',
    'control-api',
    'scheduler',
    'google-contacts-ingester',
    'carddav-ingester',
    'file-ingester',
  ];
  expect(started.map(({ name }) => name).sort()).toEqual(
    [...everyone, 'identity-resolver', 'crm-projector', 'supervisor'].sort(),
  );
  expect(started.filter(isAlive)).toEqual([]);
  expect(existsSync(kith.runFile)).toBe(false);
}

async function listPersons(): Promise<Person[]> {
  const persons: Person[] = [];
  const query = new URLSearchParams({ limit: '200' });
  for (;;) {
    const headers = { authorization: `Bearer ${run.apiKey}` };
    const answer = await fetch(`${run.apiUrl}/persons?${query}`, { headers });
    const { data, nextCursor } = page.parse(await answer.json());
    persons.push(...data);
    if (nextCursor === null) return persons;
    query.set('cursor', nextCursor);
  }
}

const contactsOf = (persons: Person[]) => persons.reduce((sum, { sources }) => sum + sources, 0);

const namesOf = (persons: Person[]) => new Map(persons.map(({ id, name }) => [id, name]));

const card = (id: string) => api.get(`/persons/${id}`, personCard);

/** The card of one of the persons with a single source record. */
function friend(index: number): Promise<PersonCardView> {
  const single = firstPersons.filter(({ sources }) => sources === 1)[index];
  return card(single?.id ?? '');
}

/** The fields of the person, without sources and history. */
function contentOf({
  sources,
  lastActivity,
  archivalReview,
  metadata,
  updatedAt,
  version,
  ...content
}: PersonCardView) {
  return content;
}

/** Runs an incremental sync of the sandbox's account to its end. */
async function sync(): Promise<z.output<typeof syncJobView>> {
  const [instance] = await api.get('/instances', z.array(accountSchema));
  const jobs = `/instances/${instance?.id}/sync`;
  const { jobId } = await api.post(jobs, { type: 'contacts', mode: 'incremental' }, syncJobView);
  return eventually(async () => {
    const job = await api.get(`${jobs}/${jobId}`, syncJobView);
    expect(job).toMatchObject({ status: 'completed', error: null });
    return job;
  });
}

function editCompany(person: PersonCardView, company: string): Promise<unknown> {
  return askSandbox('PUT', contactPath(person), { organizations: [{ name: company }] });
}

/** The resource name has the contact's number in decimal, the id of the contact source in hexadecimal. */
function contactPath({ sources: [source] }: PersonCardView): string {
  return `people/c${BigInt(`0x${source?.externalContactId}`)}`;
}

async function askSandbox(method: string, resource: string, body?: object): Promise<unknown> {
  const json = { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
  const url = `${run.sandbox.adminUrl}/accounts/google/${resource}`;
  const answer = await fetch(url, { method, ...(body === undefined ? {} : json) });
  expect(answer.ok).toBe(true);
  return answer.status === 204 ? undefined : answer.json();
}
