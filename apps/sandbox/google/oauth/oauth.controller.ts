import { createHash, randomUUID } from 'node:crypto';
import { Body, Controller, Get, HttpCode, HttpException, Post, Query, Redirect } from '@nestjs/common';
import { z } from 'zod';
import { LOOPBACK_HOSTS } from '../../loopback.js';
import { DEFAULT_ACCOUNT, GoogleAccounts } from '../account/google-accounts.js';
import { type Consent, type Grant, TokenStore } from './token-store.js';

// Authorization codes must not leave this machine.
const loopbackUrl = z
  .url({ protocol: /^https?$/ })
  .refine((url) => LOOPBACK_HOSTS.includes(new URL(url).hostname), 'must be on loopback');

const AuthQuery = z.object({
  client_id: z.string(),
  redirect_uri: loopbackUrl,
  response_type: z.literal('code'),
  scope: z.string().min(1),
  state: z.string().optional(),
  access_type: z.enum(['online', 'offline']).default('online'),
  code_challenge: z.string().min(43).max(128).optional(),
  code_challenge_method: z.literal('S256').optional(),
  /** The account that consents. */
  login_hint: z.string().default(DEFAULT_ACCOUNT),
});

const client = { client_id: z.string(), client_secret: z.string() };
const TokenBody = z.discriminatedUnion('grant_type', [
  z.object({
    ...client,
    grant_type: z.literal('authorization_code'),
    code: z.string(),
    redirect_uri: z.string(),
    code_verifier: z.string().optional(),
  }),
  z.object({ ...client, grant_type: z.literal('refresh_token'), refresh_token: z.string() }),
]);

// Google's client library sends the token in the query, Google's examples in the body.
const Revocation = z.object({ token: z.string() });

/** Google's OAuth 2.0 server. The user consents at once, as the admin API has set. Errors follow RFC 6749 with Google's texts. */
@Controller('oauth')
export class OauthController {
  constructor(
    private readonly tokens: TokenStore,
    private readonly accounts: GoogleAccounts,
  ) {}

  @Get('auth')
  @Redirect()
  authorize(@Query() query: unknown): { url: string; statusCode: number } {
    const request = parsed(AuthQuery, query);
    if (request.client_id !== this.tokens.client.clientId)
      throw oauthError(401, 'invalid_client', 'The OAuth client was not found.');
    if (this.accounts.get(request.login_hint) === undefined)
      throw oauthError(400, 'invalid_request', 'login_hint: no such account');
    const decision = this.tokens.decisionOf(request.login_hint);
    const url = new URL(request.redirect_uri);
    if (request.state !== undefined) url.searchParams.set('state', request.state);
    if (decision === 'deny') {
      url.searchParams.set('error', 'access_denied');
      return { url: url.toString(), statusCode: 302 };
    }
    const asked = request.scope.split(' ');
    const scopes = decision === 'approve' ? asked : asked.filter((scope) => decision.includes(scope));
    const code = this.tokens.issueCode({
      account: request.login_hint,
      scopes,
      redirectUri: request.redirect_uri,
      challenge: request.code_challenge,
      offline: request.access_type === 'offline',
    });
    url.searchParams.set('code', code);
    url.searchParams.set('scope', scopes.join(' '));
    return { url: url.toString(), statusCode: 302 };
  }

  @Post('token')
  @HttpCode(200)
  token(@Body() body: unknown): object {
    const request = parsed(TokenBody, body);
    if (!this.tokens.isClient(request.client_id, request.client_secret)) {
      throw oauthError(401, 'invalid_client', 'The provided client secret is invalid.');
    }
    if (request.grant_type === 'refresh_token') {
      const grant = this.tokens.grantOfRefreshToken(request.refresh_token);
      if (grant === undefined || this.accounts.get(grant.account) === undefined) {
        throw oauthError(400, 'invalid_grant', 'Token has been expired or revoked.');
      }
      return this.#accessTokenFor(grant);
    }
    const consent = this.tokens.redeemCode(request.code);
    if (consent === undefined) throw oauthError(400, 'invalid_grant', 'Malformed auth code.');
    if (consent.redirectUri !== request.redirect_uri) throw oauthError(400, 'redirect_uri_mismatch', 'Bad Request');
    checkVerifier(consent, request.code_verifier);
    return {
      ...this.#accessTokenFor(consent),
      ...(consent.offline ? this.#refreshTokenFor(consent) : {}),
    };
  }

  /** Revoking either kind of token revokes the whole grant. */
  @Post('revoke')
  @HttpCode(200)
  revoke(@Query() query: object, @Body() body: object | undefined): object {
    const { token } = parsed(Revocation, { ...body, ...query });
    const grant = this.tokens.grantOfAccessToken(token) ?? this.tokens.grantOfRefreshToken(token);
    if (grant === undefined) throw oauthError(400, 'invalid_token', 'Token expired or revoked');
    this.tokens.expireAccessTokens(grant.account);
    this.tokens.expireRefreshTokens(grant.account);
    return {};
  }

  #refreshTokenFor(grant: Grant): object {
    const lifetime = this.tokens.refreshLifetimeS;
    return {
      refresh_token: this.tokens.refreshToken(grant, randomUUID()),
      ...(lifetime === undefined ? {} : { refresh_token_expires_in: lifetime }),
    };
  }

  #accessTokenFor(grant: Grant): object {
    const { token, expiresIn } = this.tokens.issueAccessToken({ account: grant.account, scopes: grant.scopes });
    return { access_token: token, expires_in: expiresIn, scope: grant.scopes.join(' '), token_type: 'Bearer' };
  }
}

/** RFC 7636, section 4.6: a challenge requires a verifier, and a verifier a challenge. */
function checkVerifier({ challenge }: Consent, verifier: string | undefined): void {
  if (challenge === undefined && verifier === undefined) return;
  if (verifier === undefined) throw oauthError(400, 'invalid_grant', 'Missing code verifier.');
  if (createHash('sha256').update(verifier).digest('base64url') !== challenge) {
    throw oauthError(400, 'invalid_grant', 'Invalid code verifier.');
  }
}

function oauthError(status: number, error: string, description: string): HttpException {
  return new HttpException({ error, error_description: description }, status);
}

function parsed<T>(schema: z.ZodType<T>, value: unknown): T {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  const field = issue?.path.join('.') ?? '';
  throw oauthError(
    400,
    field === 'grant_type' ? 'unsupported_grant_type' : 'invalid_request',
    `${field}: ${issue?.message ?? ''}`,
  );
}
