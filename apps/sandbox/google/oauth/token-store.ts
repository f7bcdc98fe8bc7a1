import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { SANDBOX_SETTINGS, type SandboxSettings } from '../../sandbox.settings.js';

const ACCESS_LIFETIME_S = 3_599;
const CODE_LIFETIME_MS = 10 * 60_000;
/** `refresh_token_expires_in` that Google returns for an app in testing. */
const TESTING_LIFETIME_S = 604_799;

/** The scopes that an account granted to a client. */
export interface Grant {
  readonly account: string;
  readonly scopes: readonly string[];
}

/** A consent that can be exchanged for tokens once. */
export interface Consent extends Grant {
  readonly redirectUri: string;
  /** The S256 challenge of PKCE (RFC 7636), when the client sent one. */
  readonly challenge?: string | undefined;
  /** Whether the client asked for a refresh token (`access_type=offline`). */
  readonly offline: boolean;
}

/** The user's answer: all requested scopes, none, or only these scopes. */
export type ConsentDecision = 'approve' | 'deny' | readonly string[];

interface Expiring<T> {
  readonly value: T;
  readonly expiresAt: number;
}

/**
 * The tokens of the sandbox's OAuth server. Refresh tokens are derived from the seed and carry their grant, so the demo's
 * credentials survive a restart although nothing is stored. They protect made-up data on loopback and are no secret.
 */
@Injectable()
export class TokenStore {
  readonly client: { readonly clientId: string; readonly clientSecret: string };
  readonly #key: Buffer;
  readonly #codes = new Map<string, Expiring<Consent>>();
  readonly #accessTokens = new Map<string, Expiring<Grant>>();
  // Incremented when an account's refresh tokens are revoked: tokens of an earlier generation are invalid.
  readonly #generations = new Map<string, number>();
  readonly #decisions = new Map<string, ConsentDecision>();
  readonly #allowed = new Map<string, readonly string[]>();
  #inTesting = false;

  constructor(@Inject(SANDBOX_SETTINGS) private readonly settings: SandboxSettings) {
    this.#key = createHash('sha256').update(`sandbox ${settings.seed}`).digest();
    this.client = {
      clientId: `${100_000_000_000 + settings.seed}-sandbox.apps.googleusercontent.com`,
      clientSecret: `GOCSPX-${this.#sign('client').slice(0, 28)}`,
    };
  }

  isClient(clientId: string, clientSecret: string): boolean {
    return clientId === this.client.clientId && sameText(clientSecret, this.client.clientSecret);
  }

  issueCode(consent: Consent): string {
    const code = `4/0A${randomBytes(24).toString('base64url')}`;
    this.#remember(this.#codes, code, consent, CODE_LIFETIME_MS);
    return code;
  }

  /** The consent of a code. undefined if the code is unknown, used or older than ten minutes. */
  redeemCode(code: string): Consent | undefined {
    const consent = this.#valid(this.#codes, code);
    this.#codes.delete(code);
    return consent;
  }

  issueAccessToken(grant: Grant): { token: string; expiresIn: number } {
    const token = `ya29.${randomBytes(32).toString('base64url')}`;
    this.#remember(this.#accessTokens, token, grant, ACCESS_LIFETIME_S * 1000);
    return { token, expiresIn: ACCESS_LIFETIME_S };
  }

  grantOfAccessToken(token: string): Grant | undefined {
    return this.#valid(this.#accessTokens, token);
  }

  /** Sets how the user of an account answers from now on. The default is to approve. */
  decide(account: string, decision: ConsentDecision): void {
    this.#decisions.set(account, decision);
  }

  decisionOf(account: string): ConsentDecision {
    return this.#decisions.get(account) ?? 'approve';
  }

  /** Limits the grants of the account to these scopes; undefined removes the limit. */
  restrict(account: string, scopes: readonly string[] | undefined): void {
    if (scopes) this.#allowed.set(account, scopes);
    else this.#allowed.delete(account);
  }

  allows({ account, scopes }: Grant, anyOf: readonly string[]): boolean {
    const allowed = this.#allowed.get(account) ?? scopes;
    return scopes.some((scope) => anyOf.includes(scope) && allowed.includes(scope));
  }

  /** The app's publishing status in Google's console. Refresh tokens of an app in testing expire after seven days. */
  setInTesting(inTesting: boolean): void {
    this.#inTesting = inTesting;
  }

  /** The lifetime of new refresh tokens; undefined if they do not expire. */
  get refreshLifetimeS(): number | undefined {
    return this.#inTesting ? TESTING_LIFETIME_S : undefined;
  }

  /** @param consentId Google gives another token at each consent; without one, the token that the demo's account is connected with */
  refreshToken({ account, scopes }: Grant, consentId: string | null = null): string {
    const lifetime = this.refreshLifetimeS;
    const expiresAt = lifetime === undefined ? null : this.settings.now() + lifetime * 1000;
    const content = JSON.stringify([account, scopes, this.#generation(account), expiresAt, consentId]);
    const claims = Buffer.from(content).toString('base64url');
    return `1//${claims}.${this.#sign(claims)}`;
  }

  /** The grant of a valid refresh token. */
  grantOfRefreshToken(token: string): Grant | undefined {
    const [claims = '', signature = ''] = token.replace(/^1\/\//, '').split('.');
    if (!sameText(signature, this.#sign(claims))) return undefined;
    const [account, scopes, generation, expiresAt] = JSON.parse(Buffer.from(claims, 'base64url').toString()) as [
      string,
      string[],
      number,
      number | null,
    ];
    const isExpired = expiresAt !== null && expiresAt <= this.settings.now();
    return generation === this.#generation(account) && !isExpired ? { account, scopes } : undefined;
  }

  expireAccessTokens(account: string): void {
    for (const [token, { value }] of this.#accessTokens) {
      if (value.account === account) this.#accessTokens.delete(token);
    }
  }

  /** Revokes all refresh tokens of the account; the next consent issues a new one. */
  expireRefreshTokens(account: string): void {
    this.#generations.set(account, this.#generation(account) + 1);
  }

  reset(): void {
    this.#codes.clear();
    this.#accessTokens.clear();
    this.#generations.clear();
    this.#decisions.clear();
    this.#allowed.clear();
    this.#inTesting = false;
  }

  #generation(account: string): number {
    return this.#generations.get(account) ?? 0;
  }

  #sign(text: string): string {
    return createHmac('sha256', this.#key).update(text).digest('base64url');
  }

  #valid<T>(tokens: Map<string, Expiring<T>>, token: string): T | undefined {
    const entry = tokens.get(token);
    return entry === undefined || entry.expiresAt <= this.settings.now() ? undefined : entry.value;
  }

  // Also removes expired tokens, so that they do not accumulate.
  #remember<T>(tokens: Map<string, Expiring<T>>, token: string, value: T, lifetimeMs: number): void {
    const now = this.settings.now();
    for (const [other, { expiresAt }] of tokens) if (expiresAt <= now) tokens.delete(other);
    tokens.set(token, { value, expiresAt: now + lifetimeMs });
  }
}

function sameText(a: string, b: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(a), digest(b));
}
