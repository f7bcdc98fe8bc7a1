import { hash } from 'node:crypto';
import { generateRandomCodeVerifier, generateRandomState } from 'oauth4webapi';
import type { Database, Tx } from '#store';
import type { Vault } from '#vault';

const LIFETIME_MS = 10 * 60_000;

/** A sign-in under way: who started it, and the account that it is for. */
export interface OauthRequest {
  /** The key that started it. */
  readonly apiKeyId: string;
  /** The account to sign in; null for a new one. */
  readonly instanceId: string | null;
  readonly name: string;
  readonly settings: object;
  readonly scopes: readonly string[];
}

interface StartedRequest {
  readonly state: string;
  /** The PKCE code verifier. */
  readonly verifier: string;
  readonly expiresAt: number;
}

interface Row extends OauthRequest {
  readonly isValid: boolean;
}

/** Sign-ins under way. A state can be redeemed once, within ten minutes. Only its hash is stored; the verifier is in the vault. */
export class OauthRequests {
  constructor(
    private readonly database: Database,
    private readonly vault: Vault,
  ) {}

  async start(tx: Tx, request: OauthRequest, now: number): Promise<StartedRequest> {
    const [state, verifier] = [generateRandomState(), generateRandomCodeVerifier()];
    const expiresAt = now + LIFETIME_MS;
    await this.#deleteExpired(tx, now);
    await tx.execute(
      `insert into sync.oauth_requests (state_hash, api_key_id, instance_id, name, settings, scopes, expires_at)
       values ($1, $2, $3, $4, $5, $6, $7)`,
      [
        hashOf(state),
        request.apiKeyId,
        request.instanceId,
        request.name,
        JSON.stringify(request.settings),
        request.scopes,
        new Date(expiresAt),
      ],
    );
    await this.vault.put(tx, ownerOf(hashOf(state)), 'verifier', verifier);
    return { state, verifier, expiresAt };
  }

  /**
   * Returns the request of a state and deletes it. undefined if the state is unknown, used or expired, or if the key that started the
   * request was revoked or lost the scope admin.
   */
  async redeem(state: string, now: number): Promise<(OauthRequest & { readonly verifier: string }) | undefined> {
    const stateHash = hashOf(state);
    const verifier = await this.vault.get(ownerOf(stateHash), 'verifier');
    return this.database.transaction(async (tx) => {
      const [row] = await tx.query<Row>(
        `delete from sync.oauth_requests r using sync.api_keys k
         where r.state_hash = $1 and k.id = r.api_key_id
         returning r.api_key_id as "apiKeyId", r.instance_id as "instanceId", r.name, r.settings, r.scopes,
           r.expires_at > $2 and k.revoked_at is null and 'admin' = any(k.scopes) as "isValid"`,
        [stateHash, new Date(now)],
      );
      await this.vault.remove(tx, ownerOf(stateHash));
      if (!row?.isValid || verifier === undefined) return undefined;
      const { isValid: _, ...request } = row;
      return { ...request, verifier };
    });
  }

  async #deleteExpired(tx: Tx, now: number): Promise<void> {
    const expired = await tx.query<{ state_hash: string }>(
      'delete from sync.oauth_requests where expires_at <= $1 returning state_hash',
      [new Date(now)],
    );
    for (const { state_hash } of expired) await this.vault.remove(tx, ownerOf(state_hash));
  }
}

/** The state is 256 random bits, so a plain hash does not reveal it. */
function hashOf(state: string): string {
  return hash('sha256', state, 'hex');
}

function ownerOf(stateHash: string): string {
  return `oauth-request:${stateHash}`;
}
