import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { eventually } from '../support/eventually.js';
import { contactId, IngesterHarness, ONLY_WHEN_ASKED } from './google-ingester.harness.js';

let harness: IngesterHarness;

beforeAll(async () => {
  harness = await IngesterHarness.open();
  await harness.startIngester();
  await harness.startApi();
});
afterAll(() => harness?.close());

interface Job {
  readonly jobId: string;
  readonly status: string;
  readonly mode: string;
  readonly progress: object;
  readonly error: { readonly code: string } | null;
}

interface Page {
  readonly data: readonly { readonly change: string; readonly externalId: string }[];
  readonly nextCursor: string | null;
}

/** An account of the sandbox, connected through the API and synced once. */
async function connected(count: number, settings: object = {}) {
  const name = await harness.newGoogleAccount(count);
  const credentials = await harness.credentials(name);
  const body = { provider: 'google', name, credentials, settings: { ...ONLY_WHEN_ASKED_BY_API, ...settings } };
  const { data } = await harness.call<{ data: { id: string } }>('POST instances', body);
  const account = { name, id: data.id };
  expect(await synced(account.id)).toMatchObject({ status: 'completed', mode: 'full' });
  return account;
}

const ONLY_WHEN_ASKED_BY_API = { sync: { ...ONLY_WHEN_ASKED.sync, intervalMinutes: 1_440 } };

/** Requests a run and waits until it ends or awaits approval. */
async function synced(id: string, route = 'sync', body: object = { type: 'contacts' }): Promise<Job> {
  const { data } = await harness.call<{ data: Job }>(`POST instances/${id}/${route}`, body);
  return ended(id, data.jobId);
}

function ended(id: string, jobId: string, not: readonly string[] = ['pending', 'running']): Promise<Job> {
  return eventually(async () => {
    const { data } = await harness.call<{ data: Job }>(`GET instances/${id}/sync/${jobId}`);
    expect(not).not.toContain(data.status);
    return data;
  });
}

const status = async (id: string) => (await harness.call<{ data: object }>(`GET instances/${id}/sync`)).data;
const stateOf = async (id: string) =>
  (await harness.call<{ data: { state: string } }>(`GET instances/${id}`)).data.state;

/** All differences of a run that awaits approval, in pages of 20. */
async function differences(id: string, jobId: string): Promise<Page['data']> {
  const all: Page['data'][number][] = [];
  let cursor: string | null = null;
  do {
    const page: Page = await harness.call<Page>(
      `GET instances/${id}/sync/${jobId}/differences?limit=20${cursor ? `&cursor=${cursor}` : ''}`,
    );
    all.push(...page.data);
    cursor = page.nextCursor;
  } while (cursor !== null);
  return all;
}

describe('sync now', () => {
  test('returns a job whose summary has the counts', async () => {
    const { id, name } = await connected(30);
    await harness.admin('PUT', `accounts/${name}/people/c77`, { names: [{ givenName: 'New' }] });
    expect(await synced(id)).toMatchObject({
      status: 'completed',
      mode: 'incremental',
      progress: { fetched: 1, stored: 1, skipped: 0, deleted: 0 },
    });
    expect(await synced(id, 'sync', { type: 'contacts', mode: 'full' })).toMatchObject({
      mode: 'full',
      progress: { fetched: 31, stored: 0, skipped: 31, deleted: 0 },
    });
  });
});

describe('status and sources', () => {
  test('show the age of the cursors, until when the log is complete, and the number of contacts', async () => {
    const before = new Date().toISOString();
    const { id, name } = await connected(12, { includeOtherContacts: true });
    const { otherContacts } = await harness.sizes(name);
    const found = await status(id);
    expect(found).toMatchObject({
      accountId: id,
      provider: 'google',
      syncEnabled: true,
      state: 'connected',
      contacts: 12 + otherContacts,
      rejected: 0,
      warnings: [],
      heldJobId: null,
      failures: 0,
      streams: [
        { stream: 'contacts', lastError: null },
        { stream: 'groups', lastError: null },
        { stream: 'otherContacts', lastError: null },
      ],
    });
    const { completeThrough, cursorAgeSeconds } = found as { completeThrough: string; cursorAgeSeconds: number };
    expect(completeThrough > before).toBe(true);
    expect(cursorAgeSeconds).toBeLessThan(60);
    const { data } = await harness.call<{ data: { accountId: string }[] }>('GET sources?provider=google');
    expect(data.map(({ accountId }) => accountId)).toContain(id);
  });
});

describe('disabling sync', () => {
  test('is reported by every control, and nothing runs', async () => {
    const { id } = await connected(3);
    await harness.call(`PATCH instances/${id}`, { settings: { sync: { enabled: false } } });
    for (const [route, body] of [
      ['sync', { type: 'contacts' }],
      ['sync/reconcile', {}],
    ] as const) {
      await expect(harness.call(`POST instances/${id}/${route}`, body)).rejects.toThrow(
        /409 .*SYNC_DISABLED.*switched off/,
      );
    }
    expect(await status(id)).toMatchObject({ syncEnabled: false, nextAttemptAt: null });
  });
});

describe('reconciling one contact', () => {
  test('fetches and sends it again even if it is unchanged, and moves no cursor', async () => {
    const { id, name } = await connected(5);
    const [person] = [...(await harness.people(name)).values()];
    const externalId = contactId(person);
    await harness.admin('PUT', `accounts/${name}/people/c88`, { names: [{ givenName: 'Unseen' }] });
    expect(await synced(id, 'sync/reconcile', { externalId })).toMatchObject({
      status: 'completed',
      progress: { fetched: 1, stored: 1 },
    });
    const records = (await harness.contacts(id)).filter((record) => record.externalId === externalId);
    expect(records.map(({ origin, version }) => [origin, version.split('.')[0]])).toEqual([
      ['HISTORY', '1'],
      ['REFRESH', '2'],
    ]);
    expect(records[1]?.payload).toBe(records[0]?.payload);
    expect(await synced(id)).toMatchObject({ progress: { stored: 1 } });
  });

  test('that was deleted sends its deletion; an unknown id is refused', async () => {
    const { id, name } = await connected(5);
    const [resourceName = '', person] = [...(await harness.people(name)).entries()][0] ?? [];
    await harness.admin('DELETE', `accounts/${name}/${resourceName}`);
    expect(await synced(id, 'sync/reconcile', { externalId: contactId(person) })).toMatchObject({
      status: 'completed',
      progress: { deleted: 1 },
    });
    expect(await synced(id, 'sync/reconcile', { externalId: 'nobody' })).toMatchObject({
      status: 'failed',
      error: { code: 'CONTACT_UNKNOWN' },
    });
  });
});

describe('a run that awaits approval', () => {
  test.each([
    ['nothing', 0, 'EMPTY_LISTING', 40],
    ['less than half', 15, 'SHORT_LISTING', 25],
    ['a quarter less', 10, 'MASS_DELETION', 21],
  ])('because Google lists %s, shows its differences and sends none of them', async (_, keep, reason, deleted) => {
    const { id, name } = await connected(40);
    const people = await harness.people(name);
    const before = await harness.contacts(id);
    if (reason === 'MASS_DELETION') {
      for (const resourceName of [...people.keys()].slice(0, deleted)) {
        await harness.admin('DELETE', `accounts/${name}/${resourceName}`);
      }
    } else await harness.admin('POST', `accounts/${name}/shorten`, { keep });
    const mode = reason === 'MASS_DELETION' ? 'incremental' : 'full';
    const job = await synced(id, 'sync', { type: 'contacts', mode });
    expect(job).toMatchObject({ status: 'held', error: { code: reason } });
    expect(await eventually(async () => (await stateOf(id)) === 'held' || Promise.reject(new Error('not yet')))).toBe(
      true,
    );
    expect(await status(id)).toMatchObject({ heldJobId: job.jobId, state: 'held', stateCode: reason });
    const found = await differences(id, job.jobId);
    expect(found).toHaveLength(deleted);
    expect(new Set(found.map(({ change }) => change))).toEqual(new Set(['deleted']));
    expect(await harness.contacts(id)).toEqual(before);
  });

  test('is applied by one call or discarded by one call', async () => {
    const { id, name } = await connected(40);
    const people = [...(await harness.people(name)).entries()];
    const edit = async (suffix: string) => {
      for (const [resourceName] of people.slice(0, 25)) {
        await harness.admin('PUT', `accounts/${name}/${resourceName}`, { nicknames: [{ value: suffix }] });
      }
    };
    await edit('one');
    const dropped = await synced(id);
    expect(dropped).toMatchObject({ status: 'held', error: { code: 'MASS_CHANGE' } });
    await harness.call(`POST instances/${id}/sync/${dropped.jobId}/discard`);
    expect(await ended(id, dropped.jobId, ['held'])).toMatchObject({ status: 'failed', error: { code: 'DISCARDED' } });
    expect(await harness.contacts(id)).toHaveLength(40);
    await expect(harness.call(`POST instances/${id}/sync/${dropped.jobId}/apply`)).rejects.toThrow(/409 .*NOT_HELD/);

    const kept = await synced(id);
    expect(kept.status).toBe('held');
    await harness.call(`POST instances/${id}/sync/${kept.jobId}/apply`);
    expect(await ended(id, kept.jobId, ['held'])).toMatchObject({ status: 'completed', progress: { stored: 25 } });
    expect(await harness.contacts(id)).toHaveLength(65);
    expect(await synced(id)).toMatchObject({ status: 'completed', progress: { stored: 0 } });
    await eventually(async () => expect(await stateOf(id)).toBe('connected'));
  });

  test('stays while one contact is reconciled', async () => {
    const { id, name } = await connected(40);
    const [person] = [...(await harness.people(name)).values()];
    await harness.admin('POST', `accounts/${name}/shorten`, { keep: 0 });
    const { jobId } = await synced(id, 'sync', { type: 'contacts', mode: 'full' });
    expect(await synced(id, 'sync/reconcile', { externalId: contactId(person) })).toMatchObject({
      status: 'completed',
    });
    await eventually(async () => expect(await status(id)).toMatchObject({ heldJobId: jobId, state: 'held' }));
    expect(await differences(id, jobId)).toHaveLength(40);
  });

  test('is superseded by the next one, which completes once the cause is gone', async () => {
    const { id, name } = await connected(40);
    await harness.admin('POST', `accounts/${name}/shorten`, { keep: 0, times: 2 });
    const full = { type: 'contacts', mode: 'full' };
    const [first, second] = [await synced(id, 'sync', full), await synced(id, 'sync', full)];
    expect([first.status, second.status]).toEqual(['held', 'held']);
    expect(await ended(id, first.jobId, ['held'])).toMatchObject({ status: 'failed', error: { code: 'SUPERSEDED' } });
    expect(await synced(id, 'sync', full)).toMatchObject({ status: 'completed', progress: { deleted: 0 } });
    await eventually(async () => expect(await status(id)).toMatchObject({ heldJobId: null, state: 'connected' }));
    expect(await harness.contacts(id)).toHaveLength(40);
  });
});

describe("the account's region", () => {
  test('when it changes, sends exactly the contacts whose numbers depend on it', async () => {
    const { id, name } = await connected(0);
    await harness.admin('PUT', `accounts/${name}/people/c1`, { phoneNumbers: [{ value: '030 901820' }] });
    await harness.admin('PUT', `accounts/${name}/people/c2`, { phoneNumbers: [{ value: '+49 30 901820' }] });
    expect(await synced(id)).toMatchObject({ progress: { stored: 2 } });
    await harness.call(`PATCH instances/${id}`, { settings: { ...ONLY_WHEN_ASKED_BY_API, region: 'DE' } });
    await eventually(async () => {
      const records = (await harness.contacts(id)).map(({ externalId, region }) => [externalId, region]);
      expect(records.sort()).toEqual([
        ['1', null],
        ['1', 'DE'],
        ['2', null],
      ]);
    });
  });
});
