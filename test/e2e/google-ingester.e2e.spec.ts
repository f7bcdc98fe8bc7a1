import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { contactId, IngesterHarness, ONLY_WHEN_ASKED } from './google-ingester.harness.js';

let harness: IngesterHarness;

beforeAll(async () => {
  harness = await IngesterHarness.open();
  await harness.startIngester();
});
afterEach(() => harness.admin('DELETE', 'faults'));
afterAll(() => harness?.close());

/** Resource ids (c123…) of the account's first people. */
async function firstPeople(name: string, count: number): Promise<string[]> {
  const people = await harness.people(name);
  return [...people.keys()].slice(0, count).map((resourceName) => resourceName.slice('people/'.length));
}

async function idOf(name: string, resourceId: string): Promise<string> {
  return contactId((await harness.people(name)).get(`people/${resourceId}`));
}

/** A connected account whose people are all in the log. `added`: later records, without an order across partitions. */
async function synced(count: number) {
  const { name, accountId } = await harness.connect(count);
  expect(await harness.sync(accountId)).toMatchObject({ type: 'SyncCompleted' });
  const before = (await harness.contacts(accountId)).length;
  return { name, accountId, added: async () => (await harness.contacts(accountId)).slice(before) };
}

describe('a full sync', () => {
  test('sends every person once, as Google gives it, and a second one sends nothing', async () => {
    const { name, accountId } = await harness.connect(240);
    const people = await harness.people(name);
    const counts = { fetched: people.size, stored: people.size, skipped: 0, deleted: 0 };
    expect(await harness.sync(accountId)).toMatchObject({ type: 'SyncCompleted', value: { mode: 'FULL', ...counts } });

    const contacts = await harness.contacts(accountId);
    expect(contacts.map(({ externalId }) => externalId).sort()).toEqual([...people.values()].map(contactId).sort());
    for (const contact of contacts) {
      const person = JSON.parse(contact.payload);
      expect(person.names).toEqual(people.get(person.resourceName)?.names);
      expect(contact).toMatchObject({ provider: 'google', kind: 'contact', operation: 'UPSERT', origin: 'HISTORY' });
      expect(contact.aliases).toEqual([person.resourceName]);
    }
    const groups = await harness.groups(accountId);
    expect(groups.map(({ externalId }) => externalId)).toContain('contactGroups/myContacts');

    const again = { fetched: people.size, stored: 0, skipped: people.size, deleted: 0 };
    expect(await harness.sync(accountId, 'FULL')).toMatchObject({ value: { mode: 'FULL', ...again } });
    expect(await harness.contacts(accountId)).toEqual(contacts);
    expect(await harness.groups(accountId)).toEqual(groups);
  });

  test('emits an event for each step', async () => {
    const { accountId } = await harness.connect(30);
    const end = await harness.sync(accountId);
    const jobId = end.type === 'SyncCompleted' ? end.value.jobId : '';
    expect((await harness.events(jobId)).map(({ type }) => type)).toEqual([
      'SyncStarted',
      'SyncProgressed',
      'SyncCompleted',
    ]);
    expect((await harness.events(accountId)).map(({ value }) => 'state' in value && value.state)).toEqual([
      'BACKFILLING',
      'CONNECTED',
    ]);
  });
});

describe('an incremental sync', () => {
  test('sends exactly what was edited, added and deleted', async () => {
    const { name, accountId, added } = await synced(60);
    const [edited = '', touched = '', removed = ''] = await firstPeople(name, 3);
    const removedId = await idOf(name, removed);
    await harness.admin('PUT', `accounts/${name}/people/${edited}`, { nicknames: [{ value: 'Pip' }] });
    await harness.admin('PUT', `accounts/${name}/people/${touched}`, {});
    await harness.admin('DELETE', `accounts/${name}/people/${removed}`);
    await harness.admin('PUT', `accounts/${name}/people/c77`, { names: [{ givenName: 'New' }] });

    const counts = { fetched: 4, stored: 2, skipped: 1, deleted: 1 };
    expect(await harness.sync(accountId)).toMatchObject({ value: { mode: 'INCREMENTAL', ...counts } });
    const records = await added();
    expect(records.map(({ externalId, operation, origin }) => [externalId, operation, origin]).sort()).toEqual(
      [
        [await idOf(name, edited), 'UPSERT', 'LIVE'],
        [await idOf(name, 'c77'), 'UPSERT', 'LIVE'],
        [removedId, 'DELETE', 'LIVE'],
      ].sort(),
    );
  });

  test('sends A, B and A again as three versions', async () => {
    const { name, accountId } = await synced(5);
    const [person = ''] = await firstPeople(name, 1);
    const id = await idOf(name, person);
    for (const value of ['A', 'B', 'A']) {
      await harness.admin('PUT', `accounts/${name}/people/${person}`, { nicknames: [{ value }] });
      await harness.sync(accountId);
    }
    const records = (await harness.contacts(accountId)).filter(({ externalId }) => externalId === id);
    expect(records).toHaveLength(4);
    expect(new Set(records.map(({ recordId }) => recordId)).size).toBe(4);
  });

  test('becomes one full sync when its token has expired, with deletions found by absence', async () => {
    const { name, accountId, added } = await synced(60);
    const [edited = '', removed = ''] = await firstPeople(name, 2);
    const removedId = await idOf(name, removed);
    await harness.admin('PUT', `accounts/${name}/people/${edited}`, { nicknames: [{ value: 'Pip' }] });
    await harness.admin('DELETE', `accounts/${name}/people/${removed}`);
    await harness.admin('POST', `accounts/${name}/tokens/expire`, { kind: 'sync' });

    const counts = { fetched: 59, stored: 1, skipped: 58, deleted: 1 };
    expect(await harness.sync(accountId)).toMatchObject({ value: { mode: 'FULL', ...counts } });
    const records = await added();
    expect(
      records.map(({ externalId, operation, payload }) => [externalId, operation, payload === '{}']).sort(),
    ).toEqual(
      [
        [await idOf(name, edited), 'UPSERT', false],
        [removedId, 'DELETE', true],
      ].sort(),
    );
    expect(await harness.sync(accountId)).toMatchObject({ value: { mode: 'INCREMENTAL', fetched: 0 } });
  });
});

describe('a source error', () => {
  test.each([
    ['refused access tokens', { match: 'connections', kind: 401, times: 3 }],
    ['a used-up quota', { match: 'connections', kind: 429, times: 2 }],
    ['server errors', { match: 'contactGroups', kind: 500, times: 2 }],
    ['slow answers', { match: 'connections', kind: 'slow', times: 1, delayMs: 500 }],
    ['broken connections', { match: 'connections', kind: 'drop', times: 2 }],
    ['errors of the token endpoint', { match: 'token', kind: 500, times: 2 }],
  ])('that is transient is retried: %s', async (_, fault) => {
    const { accountId } = await harness.connect(20);
    await harness.admin('POST', 'faults', fault);
    expect(await harness.sync(accountId)).toMatchObject({ type: 'SyncCompleted', value: { stored: 20 } });
    expect(await harness.admin('GET', 'faults')).toEqual({ faults: [] });
  });

  test('of the sign-in makes the account need a login, and a new login connects it again', async () => {
    const { name, accountId } = await synced(10);
    await harness.admin('POST', `accounts/${name}/tokens/expire`, { kind: 'refresh' });
    expect(await harness.sync(accountId)).toMatchObject({
      type: 'SyncFailed',
      value: { code: 'INVALID_GRANT', message: expect.stringContaining('Connect the account again') },
    });
    await harness.changesTo(accountId, { state: 'NEEDS_LOGIN', code: 'INVALID_GRANT' });
    await harness.signInAgain({ name, accountId });
    expect(await harness.sync(accountId)).toMatchObject({ type: 'SyncCompleted', value: { mode: 'INCREMENTAL' } });
    await harness.changesTo(accountId, { state: 'CONNECTED', code: null });
  });

  test('never writes a secret to the log', async () => {
    const { accountId, name } = await synced(5);
    const secrets = Object.values(await harness.credentials(name));
    const everything = JSON.stringify([await harness.contacts(accountId), await harness.events(accountId)]);
    expect(secrets.filter((secret) => everything.includes(secret))).toEqual([]);
  });
});

describe('a job', () => {
  test('that is interrupted between pages is resumed after a restart and loses nothing', async () => {
    const { name, accountId } = await harness.connect(2_500);
    await harness.admin('POST', 'faults', { match: 'connections', kind: 'slow', times: 3, delayMs: 800 });
    const jobId = await harness.request(accountId);
    await harness.seen(jobId, 'SyncProgressed');
    await harness.stopIngester();
    expect((await harness.contacts(accountId)).length).toBeLessThan(2_500);
    const [removed = ''] = await firstPeople(name, 1);
    const removedId = await idOf(name, removed);
    await harness.admin('DELETE', `accounts/${name}/people/${removed}`);
    await harness.startIngester();

    expect(await harness.outcome(jobId)).toMatchObject({ type: 'SyncCompleted', value: { mode: 'FULL', deleted: 1 } });
    const records = await harness.contacts(accountId);
    expect(new Set(records.map(({ recordId }) => recordId)).size).toBe(2_501);
    expect(records.filter(({ operation }) => operation === 'DELETE').map(({ externalId }) => externalId)).toEqual([
      removedId,
    ]);
  });

  test('that is cancelled ends at once and does not move the cursor', async () => {
    const { accountId } = await harness.connect(1_500);
    await harness.admin('POST', 'faults', { match: 'connections', kind: 'slow', times: 2, delayMs: 1_000 });
    const jobId = await harness.request(accountId);
    await harness.seen(jobId, 'SyncStarted');
    await harness.command({
      type: 'SyncCancelled',
      value: { jobId, accountId, provider: 'google', requestedAt: Date.now() },
    });
    expect(await harness.outcome(jobId)).toMatchObject({ type: 'SyncFailed', value: { code: 'CANCELLED' } });
    expect(await harness.sync(accountId)).toMatchObject({ type: 'SyncCompleted', value: { mode: 'FULL' } });
    const ends = (await harness.events(jobId)).filter(({ type }) => type === 'SyncCompleted' || type === 'SyncFailed');
    expect(ends).toHaveLength(1);
  });

  test('is refused for an account that is unknown, removed or disabled, and for a type that Google does not have', async () => {
    const unknown = crypto.randomUUID();
    const off = await harness.connect(1, { sync: { enabled: false } });
    const removed = await harness.connect(1);
    const removal = { accountId: removed.accountId, provider: 'google', removedAt: Date.now() };
    await harness.command({ type: 'AccountRemoved', value: removal });
    const ends = await Promise.all([
      harness.sync(unknown),
      harness.sync(off.accountId),
      harness.sync(removed.accountId),
      harness.request(off.accountId, 'FULL', 'messages').then((jobId) => harness.outcome(jobId)),
    ]);
    expect(ends.map(({ value }) => 'code' in value && value.code)).toEqual([
      'ACCOUNT_UNKNOWN',
      'SYNC_DISABLED',
      'ACCOUNT_REMOVED',
      'UNSUPPORTED_TYPE',
    ]);
  });

  test('without credentials fails with MISSING_CREDENTIALS', async () => {
    const { accountId } = await harness.connect(1);
    await harness.forgetCredentials(accountId);
    expect(await harness.sync(accountId)).toMatchObject({ value: { code: 'MISSING_CREDENTIALS' } });
  });
});

describe('polling', () => {
  test('reads an account on startup if its settings ask for it', async () => {
    const wants = await harness.connect(10, { sync: { ...ONLY_WHEN_ASKED.sync, runOnStartup: true } });
    const declines = await harness.connect(10);
    await harness.seen(await harness.request(declines.accountId), 'SyncCompleted');
    await harness.stopIngester();
    await harness.startIngester();
    await harness.eventuallyContacts(wants.accountId, 10);
    const runs = await harness.database.query<{ account_id: string }>(
      'select account_id from ingest.sync_runs where polled and account_id = any($1::uuid[])',
      [[wants.accountId, declines.accountId]],
    );
    expect(runs).toEqual([{ account_id: wants.accountId }]);
  });
});
