import { beforeEach, describe, expect, it } from 'vitest';
import { type Consent, TokenStore } from './token-store.js';

const CONSENT: Consent = {
  account: 'google',
  scopes: ['contacts.readonly'],
  redirectUri: 'http://127.0.0.1/callback',
  offline: true,
};
const GRANT = { account: 'google', scopes: ['contacts.readonly'] };

let now: number;
let tokens: TokenStore;
const newBook = (seed = 1) => new TokenStore({ seed, count: 0, now: () => now });

beforeEach(() => {
  now = 0;
  tokens = newBook();
});

describe('the token store', () => {
  it('redeems a code once, within ten minutes', () => {
    const code = tokens.issueCode(CONSENT);
    expect([tokens.redeemCode(code), tokens.redeemCode(code)]).toEqual([CONSENT, undefined]);
    const late = tokens.issueCode(CONSENT);
    now = 10 * 60_000;
    expect(tokens.redeemCode(late)).toBeUndefined();
  });

  it('accepts an access token until it expires', () => {
    const { token, expiresIn } = tokens.issueAccessToken(GRANT);
    now = expiresIn * 1000 - 1;
    expect(tokens.grantOfAccessToken(token)).toEqual(GRANT);
    now += 1;
    expect(tokens.grantOfAccessToken(token)).toBeUndefined();
  });

  it('accepts a refresh token after a restart, but not that of another sandbox', () => {
    const token = tokens.refreshToken(GRANT);
    expect(newBook().grantOfRefreshToken(token)).toEqual(GRANT);
    expect(newBook(2).grantOfRefreshToken(token)).toBeUndefined();
  });

  it('issues another refresh token at each consent', () => {
    const issued = [tokens.refreshToken(GRANT, 'a'), tokens.refreshToken(GRANT, 'b')];
    expect(new Set(issued).size).toBe(2);
    expect(issued.map((token) => tokens.grantOfRefreshToken(token))).toEqual([GRANT, GRANT]);
  });

  it.each(['', '1//', '1//e30.', 'nonsense'])('rejects a refresh token that it did not issue: "%s"', (token) => {
    expect(tokens.grantOfRefreshToken(token)).toBeUndefined();
  });

  it('rejects a refresh token whose scopes were changed', () => {
    const [, signature] = tokens.refreshToken(GRANT).split('.');
    const claims = Buffer.from(JSON.stringify(['google', ['everything'], 0])).toString('base64url');
    expect(tokens.grantOfRefreshToken(`1//${claims}.${signature}`)).toBeUndefined();
  });

  it('revokes the refresh tokens of one account and issues new ones', () => {
    const [before, other] = [tokens.refreshToken(GRANT), tokens.refreshToken({ ...GRANT, account: 'other' })];
    tokens.expireRefreshTokens('google');
    const after = tokens.refreshToken(GRANT);
    expect([before, after, other].map((token) => tokens.grantOfRefreshToken(token)?.account)).toEqual([
      undefined,
      'google',
      'other',
    ]);
  });

  it('revokes the access tokens of one account', () => {
    const [mine, other] = ['google', 'other'].map((account) => tokens.issueAccessToken({ ...GRANT, account }).token);
    tokens.expireAccessTokens('google');
    expect([mine, other].map((token) => tokens.grantOfAccessToken(token ?? '')?.account)).toEqual([undefined, 'other']);
  });
});
