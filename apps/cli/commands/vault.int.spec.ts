import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { Database } from '#store';
import { Vault, WrongVaultKey } from '#vault';
import { eventually } from '../../../test/support/eventually.js';
import { openTestEnvironment } from '../../../test/support/test-environment.js';
import { runCli } from '../cli.js';

const oldKey = Buffer.alloc(32, 1).toString('base64');
const key = Buffer.alloc(32, 2).toString('base64');
const COUNT = 40;
const main = fileURLToPath(new URL('../main.ts', import.meta.url));
const hooks = new URL('../../../libs/service-kit/testing/typescript.hooks.mjs', import.meta.url).href;

let testEnv: Awaited<ReturnType<typeof openTestEnvironment>>;
let database: Database;

beforeAll(async () => {
  testEnv = await openTestEnvironment();
  database = await Database.open({ url: testEnv.databaseUrl, applicationName: 'vault-rotate-spec' });
});
beforeEach(async () => {
  await database.query('delete from vault.secrets');
  const vault = await Vault.open({ database, key: oldKey });
  await database.transaction(async (tx) => {
    for (let n = 0; n < COUNT; n++) await vault.put(tx, owner(n), 'refresh_token', `secret ${n}`);
  });
});
afterEach(() => {
  vi.unstubAllEnvs();
});
afterAll(async () => {
  await database?.close();
  await testEnv?.close();
});

function owner(n: number): string {
  return `account-${String(n).padStart(2, '0')}`;
}

async function rotate(keys: Record<string, string>) {
  for (const [name, value] of Object.entries({ KITH_DATABASE_URL: testEnv.databaseUrl, ...keys }))
    vi.stubEnv(name, value);
  return runCli(['vault', 'rotate']);
}

/** What every secret is, as a process with these keys reads it. */
async function opened(keys: { key: string; oldKey?: string }): Promise<(string | undefined)[]> {
  const vault = await Vault.open({ database, ...keys });
  return Promise.all(Array.from({ length: COUNT }, (_, n) => vault.get(owner(n), 'refresh_token')));
}

const secrets = Array.from({ length: COUNT }, (_, n) => `secret ${n}`);

async function keysInUse(): Promise<number[]> {
  const rows = await database.query<{ n: number }>(
    'select count(*)::int as n from vault.secrets group by key_id order by min(owner)',
  );
  return rows.map(({ n }) => n);
}

test('every secret is wrapped by the new key afterwards, which opens it without the old one', async () => {
  const contents = () => database.query('select owner, ciphertext from vault.secrets order by owner');
  const before = await contents();
  expect(await rotate({ KITH_VAULT_KEY: key, KITH_VAULT_OLD_KEY: oldKey })).toMatchObject({
    exitCode: 0,
    output: [expect.stringMatching(/^40 secrets wrapped anew/)],
  });
  expect(await opened({ key })).toEqual(secrets);
  await expect(Vault.open({ database, key: oldKey })).rejects.toThrow(WrongVaultKey);
  expect(await contents()).toEqual(before);
  expect(await rotate({ KITH_VAULT_KEY: key })).toMatchObject({ output: [expect.stringMatching(/^0 secrets/)] });
});

test('killed in the middle it leaves every secret to one of the two keys, and is finished by the next', async () => {
  const blocker = await database.session();
  await blocker.query('begin');
  await blocker.query('select from vault.secrets where owner = $1 for update', [owner(25)]);
  const child = fork(main, ['vault', 'rotate'], {
    stdio: 'ignore',
    execArgv: ['--conditions=kith-source', `--import=${hooks}`],
    env: {
      PATH: process.env.PATH,
      KITH_DATABASE_URL: testEnv.databaseUrl,
      KITH_VAULT_KEY: key,
      KITH_VAULT_OLD_KEY: oldKey,
    },
  });
  await eventually(async () => expect(await keysInUse()).toEqual([20, 20]));
  const gone = once(child, 'exit');
  child.kill('SIGKILL');
  await gone;
  await blocker.query('rollback');
  blocker.release();

  expect(await opened({ key, oldKey })).toEqual(secrets);
  expect(await opened({ key: oldKey, oldKey: key })).toEqual(secrets);
  expect(await rotate({ KITH_VAULT_KEY: key, KITH_VAULT_OLD_KEY: oldKey })).toMatchObject({
    output: [expect.stringMatching(/^20 secrets wrapped anew/)],
  });
  expect(await opened({ key })).toEqual(secrets);
});

test('without the old key it names the missing setting and changes nothing', async () => {
  expect(await rotate({ KITH_VAULT_KEY: key })).toMatchObject({
    exitCode: 1,
    complaints: [expect.stringContaining('KITH_VAULT_OLD_KEY')],
  });
  expect(await opened({ key: oldKey })).toEqual(secrets);
});
