import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Database } from '#store';
import { SyncHarness } from '../../libs/connector-kit/testing/contract/index.js';
import { openTestEnvironment } from '../support/test-environment.js';
import { type GoogleContractAccount, GoogleContractHarness } from './google-contract.harness.js';

const MINUTE = 60_000;

let testEnv: Awaited<ReturnType<typeof openTestEnvironment>>;
let database: Database;
let google: GoogleContractHarness;
/** The clock of the sandbox. */
let now = Date.UTC(2026, 0, 1);

beforeAll(async () => {
  testEnv = await openTestEnvironment();
  database = await Database.open({ url: testEnv.databaseUrl, applicationName: 'google-faults' });
  google = await GoogleContractHarness.open(() => now);
});
afterAll(async () => {
  await google?.close();
  await database?.close();
  await testEnv?.close();
});

/** An account with this number of contacts, all in the log. */
async function synced(count: number, wait?: () => Promise<void>) {
  const account = await google.openAccount(wait);
  for (let n = 1; n <= count; n++) await write(account, `c${n}`, `Friend ${n}`);
  const harness = await new SyncHarness(database, account).connect();
  expect(await harness.sync('INCREMENTAL')).toMatchObject({ stored: count });
  return { account, harness, before: harness.sent };
}

const admin = (account: GoogleContractAccount, method: string, path: string, body?: object) =>
  google.admin(method, `accounts/${account.name}/${path}`, body);
const write = (account: GoogleContractAccount, id: string, givenName: string) =>
  admin(account, 'PUT', `people/${id}`, { names: [{ givenName }] });

/** Makes the stored state look as if another version of the normaliser had written it. */
async function changeNormaliserVersion({ accountId }: GoogleContractAccount): Promise<void> {
  await database.query(
    `update ingest.contacts_sync_state set cursor_scope = regexp_replace(cursor_scope, 'canonical=\\d+', 'canonical=0')
     where account_id = $1`,
    [accountId],
  );
  await database.query('update ingest.source_versions set content_hash = md5(content_hash) where account_id = $1', [
    accountId,
  ]);
}

describe('a resource name that changes', () => {
  test('is sent as another alias of the same contact', async () => {
    const { account, harness, before } = await synced(3);
    await admin(account, 'POST', 'people/c2/rename', { to: 'c900' });
    expect(await harness.sync('INCREMENTAL')).toMatchObject({ stored: 1, deleted: 0 });
    expect(harness.sent.slice(before.length)).toMatchObject([
      { externalId: '2', aliases: ['people/c2', 'people/c900'], operation: 'UPSERT' },
    ]);
    expect(await harness.sync('FULL')).toMatchObject({ stored: 0, skipped: 3, deleted: 0 });
    await admin(account, 'DELETE', 'people/c900');
    expect(await harness.sync('INCREMENTAL')).toMatchObject({ deleted: 1 });
    expect(harness.sent.at(-1)).toMatchObject({ externalId: '2', operation: 'DELETE' });
  });
});

describe('an expired sync token', () => {
  test.each([
    [400, true],
    [400, false],
    [410, true],
    [410, false],
  ])('answered with %i (reason: %s) becomes one complete listing at once', async (http, withReason) => {
    const { account, harness } = await synced(4);
    await admin(account, 'DELETE', 'people/c1');
    await admin(account, 'POST', 'tokens/expire', { kind: 'sync', http, withReason });
    expect(await harness.sync('INCREMENTAL')).toEqual({ fetched: 3, stored: 0, skipped: 3, deleted: 1 });
    expect(await harness.sync('INCREMENTAL')).toMatchObject({ fetched: 0 });
  });

  test('is a token that is older than seven days', async () => {
    const { account, harness } = await synced(4);
    await admin(account, 'DELETE', 'people/c1');
    now += 8 * 24 * 60 * MINUTE;
    expect(await harness.sync('INCREMENTAL')).toEqual({ fetched: 3, stored: 0, skipped: 3, deleted: 1 });
  });
});

describe('everything reported as changed', () => {
  test('sends nothing', async () => {
    const { account, harness, before } = await synced(60);
    await admin(account, 'POST', 'touch');
    expect(await harness.sync('INCREMENTAL')).toEqual({ fetched: 60, stored: 0, skipped: 60, deleted: 0 });
    expect(harness.sent).toEqual(before);
  });

  test('sends only the contacts with new canonical content', async () => {
    const { account, harness, before } = await synced(60);
    for (let n = 1; n <= 60; n++) {
      const names = [{ givenName: `Friend ${n}`, displayNameLastFirst: `${n}, Friend` }];
      const seen = n === 7 ? { nicknames: [{ value: 'Seven' }] } : {};
      await admin(account, 'PUT', `people/c${n}`, { names, ...seen });
    }
    expect(await harness.sync('INCREMENTAL')).toEqual({ fetched: 60, stored: 1, skipped: 59, deleted: 0 });
    expect(harness.sent.slice(before.length)).toMatchObject([{ externalId: '7', operation: 'UPSERT' }]);
  });
});

describe('contacts that another version of the normaliser read', () => {
  test('are all read and sent again once, without approval', async () => {
    const { account, harness, before } = await synced(60);
    await changeNormaliserVersion(account);
    expect(await harness.sync('INCREMENTAL')).toEqual({ fetched: 60, stored: 60, skipped: 0, deleted: 0 });
    const again = harness.sent.slice(before.length).filter(({ kind }) => kind === 'contact');
    expect(again.map(({ origin }) => origin)).toEqual(Array(60).fill('REFRESH'));
    expect(await harness.sync('INCREMENTAL')).toEqual({ fetched: 0, stored: 0, skipped: 0, deleted: 0 });
  });

  test('that were deleted meanwhile count as deleted: the run awaits approval', async () => {
    const { account, harness } = await synced(60);
    await changeNormaliserVersion(account);
    for (let n = 1; n <= 21; n++) await admin(account, 'DELETE', `people/c${n}`);
    expect(await harness.sync('INCREMENTAL')).toEqual({ awaitingApproval: 'MASS_DELETION' });
  });
});

describe("a minute's quota", () => {
  test('is waited for, however small it is', async () => {
    let pauses = 0;
    const wait = async () => {
      pauses += 1;
      now += MINUTE / 4;
    };
    const { account, harness } = await synced(3, wait);
    now += MINUTE;
    await admin(account, 'PUT', 'quota', { perMinute: 1 });
    await write(account, 'c1', 'Friend one');
    expect(await harness.sync('FULL')).toMatchObject({ fetched: 3, stored: 1 });
    expect(pauses).toBeGreaterThan(2);
  });
});

describe('a permission that is missing for one list', () => {
  test('does not stop the other lists, and is recorded as the error of its list', async () => {
    const account = await google.openAccount();
    await write(account, 'c1', 'Friend');
    await admin(account, 'PUT', 'scopes', { scopes: ['https://www.googleapis.com/auth/contacts.readonly'] });
    const harness = await new SyncHarness(database, account).connect();
    await expect(harness.sync('INCREMENTAL')).rejects.toMatchObject({ code: 'FORBIDDEN' });
    expect(harness.current.filter(({ kind }) => kind === 'contact')).toHaveLength(1);
    const rows = await database.query(
      'select stream, last_error from ingest.contacts_sync_state where account_id = $1 order by stream',
      [account.accountId],
    );
    expect(rows).toEqual([
      { stream: 'contacts', last_error: null },
      { stream: 'groups', last_error: null },
      { stream: 'otherContacts', last_error: 'FORBIDDEN' },
    ]);
  });
});

describe('other contacts', () => {
  test('are deleted when they are disabled, and nothing else is', async () => {
    const { account, harness } = await synced(2);
    await admin(account, 'PUT', 'other-contacts/c50', { names: [{ givenName: 'Correspondent' }] });
    expect(await harness.sync('INCREMENTAL')).toMatchObject({ stored: 1 });
    expect(harness.sent.at(-1)).toMatchObject({ kind: 'other-contact', externalId: 'otherContacts/32' });
    await database.transaction((tx) => {
      const { accountId } = account;
      const settings = { includeOtherContacts: false };
      return harness.journal().accounts.change(tx, [{ accountId, name: 'Mine', settings, changedAt: Date.now() }], 0);
    });
    expect(await harness.sync('INCREMENTAL')).toMatchObject({ stored: 0, deleted: 1 });
    expect(harness.current.map(({ kind }) => kind).filter((kind) => kind !== 'group')).toEqual(['contact', 'contact']);
  });
});
