import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { eventually } from '../../../../../test/support/eventually.js';
import { listenToCommands } from '../../../testing/commands.js';
import { type RunningApi, runApi } from '../../../testing/running-api.js';
import { newGoogleInstance, unknownId } from '../../../testing/samples.js';

let api: RunningApi;
let commands: Awaited<ReturnType<typeof listenToCommands>>;

beforeAll(async () => {
  api = await runApi();
  commands = await listenToCommands(api);
});

afterAll(async () => {
  await commands?.close();
  await api?.close();
});

interface StagedRecord {
  readonly kind?: 'contact' | 'group';
  readonly externalId: string;
  readonly payload: object;
  readonly deleted?: boolean;
}

const newCarddavAccount = () => ({
  provider: 'carddav',
  name: 'My server',
  credentials: { username: `ada-${crypto.randomUUID()}`, password: 'made-up' },
  settings: { server: 'https://dav.example.org/' },
});
const fileAccount = { provider: 'file', name: 'My export' };

const card = (name: string) => ({
  vcard: ['BEGIN:VCARD', 'VERSION:3.0', `FN:${name}`, 'END:VCARD', ''].join('\r\n'),
  groups: [],
});

/** Connects an account with a run that awaits approval, as its connector stores it. Returns the path of the job. */
async function runAwaitingApproval(account: { readonly provider: string }, records: readonly StagedRecord[]) {
  const { body } = await api.call('POST /api/v2/instances', { body: account });
  const { id } = body.data as { id: string };
  const jobId = crypto.randomUUID();
  await api.database.query(
    `insert into ingest.sync_runs (job_id, account_id, provider, mode, polled, status, not_before, requested_at)
     values ($1, $2, $3, 'full', false, 'awaiting-approval', now(), now())`,
    [jobId, id, account.provider],
  );
  for (const { kind = 'contact', externalId, payload, deleted = false } of records) {
    await api.database.query(
      `insert into ingest.staged_records (account_id, kind, external_id, job_id, stream, locator, revision, content_hash,
         deleted, existed, aliases, payload, origin)
       values ($1, $2, $3, $4, 'contacts', $3, 1, '', $5, $5, '[]', $6, 'LIVE')`,
      [id, kind, externalId, jobId, deleted, JSON.stringify(payload)],
    );
  }
  return { id, jobId, path: `/api/v2/instances/${id}/sync/${jobId}` };
}

describe('the preview of a run that awaits approval', () => {
  test.each([
    ['google', newGoogleInstance(), { names: [{ displayName: 'Zoë Zimmer' }] }],
    ['carddav', newCarddavAccount(), card('Zoë Zimmer')],
    ['file', fileAccount, card('Zoë Zimmer')],
  ])('shows the names that a %s account sent', async (_, account, payload) => {
    const { path } = await runAwaitingApproval(account, [{ externalId: '2a6f', payload }]);
    const { status, body } = await api.call(`GET ${path}/differences`);
    const difference = { change: 'added', kind: 'contact', externalId: '2a6f', stream: 'contacts', before: null };
    expect([status, body]).toEqual([
      200,
      { data: [{ ...difference, after: 'Zoë Zimmer', fields: [] }], nextCursor: null },
    ]);
  });

  test('shows a group, a deletion and a payload that cannot be normalised without a name', async () => {
    const { path } = await runAwaitingApproval(newCarddavAccount(), [
      { externalId: 'a', payload: card('Zoë Zimmer'), deleted: true },
      { externalId: 'b', payload: { vcard: '' } },
      { kind: 'group', externalId: 'c', payload: { category: 'Choir' } },
    ]);
    const { body } = await api.call(`GET ${path}/differences`);
    const differences = body.data as { change: string; externalId: string; after: string | null }[];
    expect(differences.map(({ change, externalId, after }) => [change, externalId, after])).toEqual([
      ['deleted', 'a', null],
      ['added', 'b', null],
      ['added', 'c', null],
    ]);
  });

  test('has each record once over its pages, and refuses a cursor of another list', async () => {
    const externalIds = ['1', '2', '3', '4', '5'];
    const records = externalIds.map((externalId) => ({ externalId, payload: card(`Person ${externalId}`) }));
    const { path } = await runAwaitingApproval(fileAccount, records);
    const pages: string[][] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const { body } = await api.call(`GET ${path}/differences?limit=2${cursor && `&cursor=${cursor}`}`);
      pages.push((body.data as { externalId: string }[]).map(({ externalId }) => externalId));
      cursor = body.nextCursor as string | null;
    }
    expect(pages).toEqual([['1', '2'], ['3', '4'], ['5']]);
    expect(await api.call(`GET ${path}/differences?cursor=${btoa('["1"]')}`)).toMatchObject({
      status: 400,
      body: { error: { code: 'INVALID', field: 'cursor' } },
    });
  });
});

describe('a decision', () => {
  test.each([
    ['apply', 'APPLY'],
    ['discard', 'DISCARD'],
  ])('%s is sent to the connector', async (route, decision) => {
    const { id, jobId, path } = await runAwaitingApproval(fileAccount, []);
    expect(await api.call(`POST ${path}/${route}`)).toMatchObject({
      status: 202,
      body: { data: { jobId, decision: route } },
    });
    const value = { jobId, accountId: id, provider: 'file', decision, decidedAt: expect.any(Number) };
    await eventually(() => expect(commands.sent).toContainEqual({ key: id, command: { type: 'SyncDecided', value } }));
  });

  test('about a job that does not await approval is refused', async () => {
    const { id, jobId, path } = await runAwaitingApproval(fileAccount, []);
    await api.database.query("update ingest.sync_runs set status = 'completed' where job_id = $1", [jobId]);
    expect(await api.call(`POST ${path}/apply`)).toMatchObject({ status: 409, body: { error: { code: 'NOT_HELD' } } });
    expect(await api.call(`POST /api/v2/instances/${id}/sync/${unknownId}/apply`)).toMatchObject({
      status: 404,
      body: { error: { code: 'NOT_FOUND', field: 'jobId' } },
    });
  });
});
