import { Injectable } from '@nestjs/common';
import type { GoogleAccount } from '../account/google-account.js';
import { GoogleAccounts } from '../account/google-accounts.js';
import { insufficientScope, quotaExceeded, unauthenticated } from '../rpc-error.js';
import { TokenStore } from './token-store.js';

const AUTH = 'https://www.googleapis.com/auth';

/** The OAuth scopes of the People API that the sandbox knows. */
export const SCOPES = {
  contacts: `${AUTH}/contacts`,
  contactsReadonly: `${AUTH}/contacts.readonly`,
  otherContactsReadonly: `${AUTH}/contacts.other.readonly`,
} as const;

/** Authorizes requests of the People API. */
@Injectable()
export class AccountAccess {
  constructor(
    private readonly tokens: TokenStore,
    private readonly accounts: GoogleAccounts,
  ) {}

  /** The account of a bearer token that has one of the scopes. Throws Google's 401, 403 or 429. */
  account(authorization: string | undefined, anyOf: readonly string[]): GoogleAccount {
    const token = /^Bearer (\S+)$/i.exec(authorization ?? '')?.[1];
    const grant = token === undefined ? undefined : this.tokens.grantOfAccessToken(token);
    const account = grant === undefined ? undefined : this.accounts.get(grant.account);
    if (grant === undefined || account === undefined) throw unauthenticated();
    if (!this.tokens.allows(grant, anyOf)) throw insufficientScope();
    if (!account.quota.take()) throw quotaExceeded();
    return account;
  }
}
