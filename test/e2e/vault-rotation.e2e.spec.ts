import { randomBytes } from 'node:crypto';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { Database } from '#store';
import { Vault } from '#vault';
import { ServiceProcess } from '../load/service-process.js';
import type { TestEnvironment } from '../support/create-test-environment.js';
import { openTestEnvironment } from '../support/test-environment.js';

const [key, oldKey] = [randomBytes(32).toString('base64'), randomBytes(32).toString('base64')];
let testEnv: TestEnvironment;
let logs: string;

beforeAll(async () => {
  testEnv = await openTestEnvironment();
  logs = await mkdtemp(join(tmpdir(), 'kith-vault-'));
  const database = await Database.open({ url: testEnv.databaseUrl, applicationName: 'vault-spec' });
  const vault = await Vault.open({ database, key: oldKey });
  await database.transaction((tx) => vault.put(tx, 'an account', 'password', 'made-up'));
  await database.close();
});
afterAll(() => testEnv?.close());

it.each(['google-contacts-ingester', 'carddav-ingester'])(
  '%s works while secrets are still wrapped with the old key, and only when it is given both',
  async (name) => {
    const start = (env: Readonly<Record<string, string>>) =>
      ServiceProcess.start(`apps/${name}/main`, testEnv, { logFile: join(logs, `${name}.log`), env });

    await expect((await start({ KITH_VAULT_KEY: key })).ready()).rejects.toThrow(/ended with exit code 78/);
    const service = await start({ KITH_VAULT_KEY: key, KITH_VAULT_OLD_KEY: oldKey });
    await service.ready();
    await service.end('SIGTERM');
  },
);
