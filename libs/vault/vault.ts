import { readFileSync } from 'node:fs';
import { z } from 'zod';
import type { Database, Tx } from '#store';
import { KEY_BYTES, keyId, rewrap, seal, unseal } from './envelope.js';

/** A key as a service's configuration should parse it: 32 bytes in base64, or file: and the path of a file that holds them. */
export const vaultKeySchema = z
  .string()
  .transform((text) => (text.startsWith('file:') ? contentOf(text.slice('file:'.length)) : text))
  .refine((text) => parseKey(text) !== undefined, `must be ${KEY_BYTES} bytes in base64, or file: and a path`);

/** What every process that opens the vault is configured with. */
export const vaultKeys = {
  KITH_VAULT_KEY: vaultKeySchema,
  /** The key before that, while secrets are being rotated. */
  KITH_VAULT_OLD_KEY: vaultKeySchema.optional(),
};

/** The vault holds secrets that another key sealed: the configuration must name the right one. */
export class WrongVaultKey extends Error {
  readonly code = 'CONFIGURATION';

  constructor() {
    super(
      'KITH_VAULT_KEY is not the key that the secrets in this database were sealed with, nor is KITH_VAULT_OLD_KEY.',
    );
    this.name = 'WrongVaultKey';
  }
}

interface VaultOptions {
  readonly database: Database;
  /** KITH_VAULT_KEY */
  readonly key: string;
  /** KITH_VAULT_OLD_KEY */
  readonly oldKey?: string | undefined;
}

interface NamedKey {
  readonly id: string;
  readonly bytes: Buffer;
}

interface SecretRow {
  readonly ciphertext: Buffer;
  readonly wrapped_key: Buffer;
  readonly key_id: string;
}

/** Secrets at rest: AES-256-GCM, each with its own key, bound to its owner and name. */
export class Vault {
  readonly #database: Database;
  /** Seals what is put. */
  readonly #key: NamedKey;
  /** All that open, by id. */
  readonly #keys: ReadonlyMap<string, Buffer>;

  private constructor(database: Database, key: NamedKey, keys: readonly NamedKey[]) {
    this.#database = database;
    this.#key = key;
    this.#keys = new Map(keys.map(({ id, bytes }) => [id, bytes]));
  }

  /**
   * @throws WrongVaultKey when there are secrets that no key opens; RangeError when one is no key at all
   */
  static async open({ database, key, oldKey }: VaultOptions): Promise<Vault> {
    const current = named(key);
    const keys = oldKey === undefined ? [current] : [current, named(oldKey)];
    const foreign = await database.query('select 1 from vault.secrets where key_id <> all($1) limit 1', [
      keys.map(({ id }) => id),
    ]);
    if (foreign.length > 0) throw new WrongVaultKey();
    return new Vault(database, current, keys);
  }

  /** Keeps a secret, in place of the one that had this owner and name. */
  async put(tx: Tx, owner: string, name: string, plaintext: string): Promise<void> {
    const { ciphertext, wrappedKey } = seal(this.#key.bytes, { owner, name }, plaintext);
    await tx.execute(
      `insert into vault.secrets (owner, name, ciphertext, wrapped_key, key_id) values ($1, $2, $3, $4, $5)
       on conflict (owner, name) do update set ciphertext = excluded.ciphertext, wrapped_key = excluded.wrapped_key,
         key_id = excluded.key_id, created_at = now()`,
      [owner, name, ciphertext, wrappedKey, this.#key.id],
    );
  }

  /** undefined when there is none. @param tx a transaction to read in @throws WrongVaultKey, SealBroken */
  async get(owner: string, name: string, tx: Pick<Tx, 'query'> = this.#database): Promise<string | undefined> {
    const [row] = await tx.query<SecretRow>(
      'select ciphertext, wrapped_key, key_id from vault.secrets where owner = $1 and name = $2',
      [owner, name],
    );
    if (!row) return undefined;
    const key = this.#keys.get(row.key_id);
    if (!key) throw new WrongVaultKey();
    return unseal(key, { owner, name }, { ciphertext: row.ciphertext, wrappedKey: row.wrapped_key });
  }

  /**
   * Wraps the next few secrets that an older key wraps with the current one, in one transaction; the secrets themselves do not change.
   * Returns how many: 0 when none is left. May end at any moment: every secret is wrapped by one of the two keys.
   */
  async rewrap(atMost: number): Promise<number> {
    return this.#database.transaction(async (tx) => {
      const rows = await tx.query<SecretRow & { owner: string; name: string }>(
        `select owner, name, wrapped_key, key_id from vault.secrets where key_id <> $1
         order by owner, name limit $2 for update`,
        [this.#key.id, atMost],
      );
      for (const { owner, name, wrapped_key, key_id } of rows) {
        const oldKey = this.#keys.get(key_id);
        if (!oldKey) throw new WrongVaultKey();
        await tx.execute('update vault.secrets set wrapped_key = $3, key_id = $4 where owner = $1 and name = $2', [
          owner,
          name,
          rewrap(oldKey, this.#key.bytes, { owner, name }, wrapped_key),
          this.#key.id,
        ]);
      }
      return rows.length;
    });
  }

  /** Forgets all secrets of an owner. */
  async remove(tx: Tx, owner: string): Promise<void> {
    await tx.execute('delete from vault.secrets where owner = $1', [owner]);
  }
}

function named(text: string): NamedKey {
  const bytes = parseKey(text);
  if (!bytes) throw new RangeError(`A vault key must be ${KEY_BYTES} bytes in base64`);
  return { id: keyId(bytes), bytes };
}

/** Empty, and so no key, when the file cannot be read. The path is not logged. */
function contentOf(path: string): string {
  try {
    return readFileSync(path, 'utf8').trim();
  } catch {
    return '';
  }
}

function parseKey(text: string): Buffer | undefined {
  const bytes = Buffer.from(text, 'base64');
  return /^[A-Za-z0-9+/]+={0,2}$/.test(text) && bytes.length === KEY_BYTES ? bytes : undefined;
}
