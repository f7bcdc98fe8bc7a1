import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { Database } from '#store';
import { openTestEnvironment } from '../../test/support/test-environment.js';
import { SealBroken } from './envelope.js';
import { Vault, vaultKeySchema, WrongVaultKey } from './vault.js';

const key = Buffer.alloc(32, 1).toString('base64');
const otherKey = Buffer.alloc(32, 2).toString('base64');

let testEnv: Awaited<ReturnType<typeof openTestEnvironment>>;
let database: Database;
let vault: Vault;

beforeAll(async () => {
  testEnv = await openTestEnvironment();
  database = await Database.open({ url: testEnv.databaseUrl, applicationName: 'vault-spec' });
});

beforeEach(async () => {
  await database.query('delete from vault.secrets');
  vault = await Vault.open({ database, key });
});

afterAll(async () => {
  await database?.close();
  await testEnv?.close();
});

async function put(owner: string, name: string, secret: string): Promise<void> {
  await database.transaction((tx) => vault.put(tx, owner, name, secret));
}

describe('the vault', () => {
  test('gives back what was put last, and nothing for what was not', async () => {
    await put('a', 'client_id', 'old');
    await put('a', 'client_id', 'new');
    await put('a', 'client_secret', 'other');
    expect(await vault.get('a', 'client_id')).toBe('new');
    expect(await vault.get('a', 'client_secret')).toBe('other');
    expect(await vault.get('b', 'client_id')).toBeUndefined();
  });

  test('puts nothing when the transaction rolls back', async () => {
    const failing = database.transaction(async (tx) => {
      await vault.put(tx, 'a', 'client_id', 'x');
      throw new Error('changed my mind');
    });
    await expect(failing).rejects.toThrow('changed my mind');
    expect(await vault.get('a', 'client_id')).toBeUndefined();
  });

  test('forgets all of one owner and nothing of another', async () => {
    await put('a', 'client_id', 'x');
    await put('a', 'refresh_token', 'y');
    await put('b', 'client_id', 'z');
    await database.transaction((tx) => vault.remove(tx, 'a'));
    expect(await database.query('select owner, name from vault.secrets')).toEqual([{ owner: 'b', name: 'client_id' }]);
  });

  test('keeps no secret readable in the database', async () => {
    await put('a', 'refresh_token', 'a-very-secret-token');
    const [row] = await database.query<{ text: string }>(
      "select encode(ciphertext, 'escape') as text from vault.secrets",
    );
    expect(row?.text).not.toContain('secret');
  });

  test('detects a row that was moved to another owner', async () => {
    await put('a', 'refresh_token', 'x');
    await database.query("update vault.secrets set owner = 'b'");
    await expect(vault.get('b', 'refresh_token')).rejects.toThrow(SealBroken);
  });

  test('detects changed bytes', async () => {
    await put('a', 'refresh_token', 'x');
    await database.query(
      'update vault.secrets set ciphertext = set_byte(ciphertext, 3, 255 - get_byte(ciphertext, 3))',
    );
    await expect(vault.get('a', 'refresh_token')).rejects.toThrow(SealBroken);
  });

  test('does not open with another key, and names the setting that is wrong', async () => {
    await put('a', 'refresh_token', 'x');
    await expect(Vault.open({ database, key: otherKey })).rejects.toThrow(WrongVaultKey);
    await expect(Vault.open({ database, key: otherKey })).rejects.toThrow(/^KITH_VAULT_KEY /);
  });

  test('names the wrong setting when a secret was sealed with another key meanwhile', async () => {
    await put('a', 'refresh_token', 'x');
    await database.query("update vault.secrets set key_id = 'another'");
    await expect(vault.get('a', 'refresh_token')).rejects.toThrow(/^KITH_VAULT_KEY /);
  });

  test.each(['', 'short', Buffer.alloc(31).toString('base64'), Buffer.alloc(33).toString('base64'), `${key} `])(
    'refuses "%s" as a key',
    async (text) => {
      await expect(Vault.open({ database, key: text })).rejects.toThrow(RangeError);
      expect(vaultKeySchema.safeParse(text).success).toBe(false);
    },
  );
});
