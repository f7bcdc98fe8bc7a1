import { z } from 'zod';
import type { Database, Tx } from '#store';
import { KEY_BYTES, keyId, seal, unseal } from './envelope.js';

/** KITH_VAULT_KEY as a service's configuration should parse it: 32 bytes in base64. */
export const vaultKeySchema = z
  .string()
  .refine((text) => parseKey(text) !== undefined, `must be ${KEY_BYTES} bytes in base64`);

/** The vault holds secrets that another key sealed: whoever configured the process must find the right one. */
export class WrongVaultKey extends Error {
  readonly code = 'CONFIGURATION';

  constructor() {
    super('KITH_VAULT_KEY is not the key that the secrets in this database were sealed with.');
    this.name = 'WrongVaultKey';
  }
}

interface SecretRow {
  readonly ciphertext: Buffer;
  readonly wrapped_key: Buffer;
  readonly key_id: string;
}

/** Secrets at rest: AES-256-GCM, each with its own key, bound to its owner and name. */
export class Vault {
  readonly #database: Database;
  readonly #key: Buffer;
  readonly #keyId: string;

  private constructor(database: Database, key: Buffer) {
    this.#database = database;
    this.#key = key;
    this.#keyId = keyId(key);
  }

  /**
   * @param options.key KITH_VAULT_KEY
   * @throws WrongVaultKey when there are secrets that this key does not open; RangeError when it is no key at all
   */
  static async open(options: { database: Database; key: string }): Promise<Vault> {
    const key = parseKey(options.key);
    if (!key) throw new RangeError(`KITH_VAULT_KEY must be ${KEY_BYTES} bytes in base64`);
    const vault = new Vault(options.database, key);
    const foreign = await options.database.query('select 1 from vault.secrets where key_id <> $1 limit 1', [
      vault.#keyId,
    ]);
    if (foreign.length > 0) throw new WrongVaultKey();
    return vault;
  }

  /** Keeps a secret, in place of the one that had this owner and name. */
  async put(tx: Tx, owner: string, name: string, plaintext: string): Promise<void> {
    const { ciphertext, wrappedKey } = seal(this.#key, { owner, name }, plaintext);
    await tx.execute(
      `insert into vault.secrets (owner, name, ciphertext, wrapped_key, key_id) values ($1, $2, $3, $4, $5)
       on conflict (owner, name) do update set ciphertext = excluded.ciphertext, wrapped_key = excluded.wrapped_key,
         key_id = excluded.key_id, created_at = now()`,
      [owner, name, ciphertext, wrappedKey, this.#keyId],
    );
  }

  /** undefined when there is none. @throws WrongVaultKey, SealBroken */
  async get(owner: string, name: string): Promise<string | undefined> {
    const [row] = await this.#database.query<SecretRow>(
      'select ciphertext, wrapped_key, key_id from vault.secrets where owner = $1 and name = $2',
      [owner, name],
    );
    if (!row) return undefined;
    if (row.key_id !== this.#keyId) throw new WrongVaultKey();
    return unseal(this.#key, { owner, name }, { ciphertext: row.ciphertext, wrappedKey: row.wrapped_key });
  }

  /** Forgets all secrets of an owner. */
  async remove(tx: Tx, owner: string): Promise<void> {
    await tx.execute('delete from vault.secrets where owner = $1', [owner]);
  }
}

function parseKey(text: string): Buffer | undefined {
  const bytes = Buffer.from(text, 'base64');
  return /^[A-Za-z0-9+/]+={0,2}$/.test(text) && bytes.length === KEY_BYTES ? bytes : undefined;
}
