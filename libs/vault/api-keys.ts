import { hash, randomBytes, randomUUID, timingSafeEqual } from 'node:crypto';
import type { Database } from '#store';

/** What a key permits. No scope includes another: a key has each that it needs. */
export const scopes = ['read', 'sync', 'edit', 'admin'] as const;
export type Scope = (typeof scopes)[number];

export interface ApiKeySummary {
  readonly id: string;
  readonly name: string;
  readonly scopes: readonly Scope[];
  readonly createdAt: Date;
  readonly revokedAt: Date | null;
}

const KEY = /^kith_[A-Za-z0-9_-]{43}$/;

/**
 * Bearer keys of the API: `kith_` and 32 random bytes in base64url. Only a SHA-256 of a key is kept. A slow password hash
 * would add nothing: it protects guessable secrets, and 256 random bits are not guessable.
 */
export class ApiKeys {
  constructor(private readonly database: Database) {}

  /** Makes a key and returns it; it cannot be read again. */
  async create(name: string, granted: readonly Scope[]): Promise<string> {
    const key = `kith_${randomBytes(32).toString('base64url')}`;
    await this.database.query(
      'insert into sync.api_keys (id, name, key_hash, scopes, created_at) values ($1, $2, $3, $4, now())',
      [randomUUID(), name, hashOf(key), [...granted]],
    );
    return key;
  }

  /** Newest first, revoked ones too. */
  async list(): Promise<ApiKeySummary[]> {
    const rows = await this.database.query<ApiKeyRow>(
      `select ${COLUMNS} from sync.api_keys order by created_at desc, id`,
    );
    return rows.map(summaryOf);
  }

  /** False when there is no such key, or it was revoked before. */
  async revoke(id: string): Promise<boolean> {
    const revoked = await this.database.query(
      'update sync.api_keys set revoked_at = now() where id = $1 and revoked_at is null returning id',
      [id],
    );
    return revoked.length === 1;
  }

  /**
   * The key's record; undefined for anything that is not a key in force. The lookup goes by the hash, whose bytes a caller
   * cannot steer, and the comparison takes the same time wherever they differ.
   */
  async verify(key: string): Promise<ApiKeySummary | undefined> {
    if (!KEY.test(key)) return undefined;
    const digest = hashOf(key);
    const [found] = await this.database.query<ApiKeyRow>(
      `select ${COLUMNS} from sync.api_keys where key_hash = $1 and revoked_at is null`,
      [digest],
    );
    return found && timingSafeEqual(Buffer.from(found.keyHash), Buffer.from(digest)) ? summaryOf(found) : undefined;
  }
}

interface ApiKeyRow {
  readonly id: string;
  readonly name: string;
  readonly keyHash: string;
  readonly scopes: readonly string[];
  readonly createdAt: string;
  readonly revokedAt: string | null;
}

const COLUMNS = 'id, name, key_hash as "keyHash", scopes, created_at as "createdAt", revoked_at as "revokedAt"';

function summaryOf({ id, name, scopes: granted, createdAt, revokedAt }: ApiKeyRow): ApiKeySummary {
  return {
    id,
    name,
    scopes: scopes.filter((scope) => granted.includes(scope)),
    createdAt: new Date(createdAt),
    revokedAt: revokedAt === null ? null : new Date(revokedAt),
  };
}

function hashOf(key: string): string {
  return hash('sha256', key, 'hex');
}
