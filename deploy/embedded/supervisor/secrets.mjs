import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/**
 * The key that encrypts the credentials in the database: KITH_VAULT_KEY, else one generated at the first start.
 * @param {string} folder of the world
 * @returns {string} 32 bytes, base64
 */
export function vaultKey(folder) {
  if (process.env.KITH_VAULT_KEY) return process.env.KITH_VAULT_KEY;
  const vaultKeyFile = path.join(folder, 'vault.key');
  if (!existsSync(vaultKeyFile)) keep(vaultKeyFile, randomBytes(32).toString('base64'));
  return readFileSync(vaultKeyFile, 'utf8').trim();
}

/**
 * What the services log in to the embedded Kafka with; generated at the first start.
 * @param {string} folder of the world
 */
export function kafkaPassword(folder) {
  const file = path.join(folder, 'kafka.password');
  if (!existsSync(file)) keep(file, randomBytes(24).toString('base64url'));
  return readFileSync(file, 'utf8').trim();
}

/**
 * The owner's API key. The database stores only its hash, so the key is stored in a file when it is created.
 * @param {string} folder of the world
 * @param {(key: string) => Promise<boolean>} isValid asks the API
 * @param {() => Promise<string>} create makes a new key
 */
export async function apiKey(folder, isValid, create) {
  const apiKeyFile = path.join(folder, 'api.key');
  if (existsSync(apiKeyFile)) {
    const kept = readFileSync(apiKeyFile, 'utf8').trim();
    if (await isValid(kept)) return kept;
  }
  const fresh = await create();
  keep(apiKeyFile, fresh);
  return fresh;
}

/**
 * @param {string} file
 * @param {string} secret
 */
function keep(file, secret) {
  writeFileSync(file, `${secret}\n`, { mode: 0o600 });
}
