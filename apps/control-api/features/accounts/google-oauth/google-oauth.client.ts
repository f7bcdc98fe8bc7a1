import * as oauth from 'oauth4webapi';

/** Where Google's OAuth 2.0 is, and where it redirects browsers to. Plain http is for this machine only: the configuration checks it. */
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
  /** Until the refresh token expires; null when it does not. Google sends it for apps in testing. */
  readonly expiresInSeconds: number | null;
}

/** Why a code was not exchanged for tokens. The provider's error text is not kept: it may contain what was sent. */
export type ExchangeFailure = 'REFUSED' | 'UNREACHABLE' | 'NO_REFRESH_TOKEN';

const TIMEOUT_MS = 30_000;

/** The authorization code flow with PKCE against Google (https://developers.google.com/identity/protocols/oauth2/web-server). */
export class GoogleOauthClient {
  readonly #server: oauth.AuthorizationServer;

  constructor(private readonly endpoints: GoogleOauthEndpoints) {
    const { authUrl, tokenUrl } = endpoints;
    this.#server = {
      issuer: new URL(authUrl).origin,
      authorization_endpoint: authUrl,
      token_endpoint: tokenUrl,
    };
  }

  /** The page on which the owner consents. With `prompt=consent` Google gives a refresh token each time. */
  async consentUrl(request: {
    clientId: string;
    scopes: readonly string[];
    state: string;
    verifier: string;
  }): Promise<string> {
    const url = new URL(this.endpoints.authUrl);
    const parameters = {
      client_id: request.clientId,
      redirect_uri: this.endpoints.redirectUri,
      response_type: 'code',
      scope: request.scopes.join(' '),
      state: request.state,
      code_challenge: await oauth.calculatePKCECodeChallenge(request.verifier),
      code_challenge_method: 'S256',
      access_type: 'offline',
      prompt: 'consent',
    };
    for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value);
    return url.toString();
  }

  async exchange(
    { clientId, clientSecret }: OauthClient,
    { state, code, verifier }: { readonly state: string; readonly code: string; readonly verifier: string },
  ): Promise<GrantedTokens | ExchangeFailure> {
    const client = { client_id: clientId };
    try {
      const callback = oauth.validateAuthResponse(this.#server, client, new URLSearchParams({ state, code }), state);
      const response = await oauth.authorizationCodeGrantRequest(
        this.#server,
        client,
        oauth.ClientSecretPost(clientSecret),
        callback,
        this.endpoints.redirectUri,
        verifier,
        {
          signal: AbortSignal.timeout(TIMEOUT_MS),
          [oauth.allowInsecureRequests]: this.endpoints.tokenUrl.startsWith('http:'),
        },
      );
      return grantedTokens(await oauth.processAuthorizationCodeResponse(this.#server, client, response));
    } catch (error) {
      return isRefusal(error) ? 'REFUSED' : 'UNREACHABLE';
    }
  }
}

function grantedTokens(tokens: oauth.TokenEndpointResponse): GrantedTokens | ExchangeFailure {
  const { refresh_token: refreshToken, scope = '', refresh_token_expires_in: expiresIn } = tokens;
  if (!refreshToken) return 'NO_REFRESH_TOKEN';
  return {
    refreshToken,
    scopes: scope.split(' '),
    expiresInSeconds: typeof expiresIn === 'number' ? expiresIn : null,
  };
}

/** Everything else is an error of the network or the server, or an answer that is not OAuth, such as the error page of a proxy. */
function isRefusal(error: unknown): boolean {
  return error instanceof oauth.ResponseBodyError || error instanceof oauth.WWWAuthenticateChallengeError;
}
