import { hash } from 'node:crypto';
import { z } from 'zod';

/** Where Google's OAuth 2.0 is, and where it sends browsers back to. */
export interface GoogleOauthEndpoints {
  readonly authUrl: string;
  readonly tokenUrl: string;
  readonly redirectUri: string;
}

export interface OauthClient {
  readonly clientId: string;
  readonly clientSecret: string;
}

export interface GrantedTokens {
  readonly refreshToken: string;
  readonly scopes: readonly string[];
  /** Until Google ends the sign-in by itself; null when it does not. */
  readonly expiresInSeconds: number | null;
}

/** Why a code did not become a sign-in; the provider's own words stay with it. */
export type ExchangeFailure = 'REFUSED' | 'UNREACHABLE' | 'NO_REFRESH_TOKEN';

const TIMEOUT_MS = 30_000;

/** RFC 6749 §5.1. `refresh_token_expires_in` comes with sign-ins that end, such as those of apps in testing. */
const tokens = z.object({
  scope: z.string(),
  refresh_token: z.string().optional(),
  refresh_token_expires_in: z.number().int().positive().nullish(),
});

/** The authorisation-code flow with PKCE (RFC 7636) against Google. (https://developers.google.com/identity/protocols/oauth2/web-server) */
export class GoogleOauthClient {
  constructor(private readonly places: GoogleOauthEndpoints) {}

  /** The page on which the owner consents. Asked for a consent each time, Google gives a refresh token each time. */
  consentUrl(request: { clientId: string; scopes: readonly string[]; state: string; verifier: string }): string {
    const url = new URL(this.places.authUrl);
    const parameters = {
      client_id: request.clientId,
      redirect_uri: this.places.redirectUri,
      response_type: 'code',
      scope: request.scopes.join(' '),
      state: request.state,
      code_challenge: hash('sha256', request.verifier, 'base64url'),
      code_challenge_method: 'S256',
      access_type: 'offline',
      prompt: 'consent',
    };
    for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value);
    return url.toString();
  }

  async exchange(client: OauthClient, code: string, verifier: string): Promise<GrantedTokens | ExchangeFailure> {
    const answer = await this.#post({
      grant_type: 'authorization_code',
      client_id: client.clientId,
      client_secret: client.clientSecret,
      redirect_uri: this.places.redirectUri,
      code,
      code_verifier: verifier,
    });
    if (typeof answer === 'string') return answer;
    const granted = tokens.safeParse(answer).data;
    if (!granted?.refresh_token) return 'NO_REFRESH_TOKEN';
    return {
      refreshToken: granted.refresh_token,
      scopes: granted.scope.split(' '),
      expiresInSeconds: granted.refresh_token_expires_in ?? null,
    };
  }

  /** An answer's body; nothing of a failure but that it failed, because its text may carry what was sent. */
  async #post(body: Readonly<Record<string, string>>): Promise<object | ExchangeFailure> {
    try {
      const answer = await fetch(this.places.tokenUrl, {
        method: 'POST',
        body: new URLSearchParams(body),
        redirect: 'error',
        signal: AbortSignal.timeout(TIMEOUT_MS),
      });
      if (answer.status >= 500) return 'UNREACHABLE';
      return answer.ok ? ((await answer.json()) as object) : 'REFUSED';
    } catch {
      return 'UNREACHABLE';
    }
  }
}
