import { Inject, Injectable } from '@nestjs/common';
import { googleSettings } from '#domain';
import { Database } from '#store';
import { Vault } from '#vault';
import { ApiError } from '../../../platform/http/api-error.js';
import { WORLD, type World } from '../../../platform/world/world.js';
import { SyncJobsService } from '../../../shared/sync-jobs/sync-jobs.service.js';
import { AccountsService } from '../registration/accounts.service.js';
import { refuseForeignClient } from '../registration/sandbox-client.js';
import {
  type ExchangeFailure,
  GoogleOauthClient,
  type GrantedTokens,
  type OauthClient,
} from './google-oauth.client.js';
import type { NewOauthClient, OauthCallback, OauthStart, OauthStarted } from './google-oauth.schemas.js';
import { type OauthRequest, OauthRequests } from './oauth-requests.js';

/** The owner of the OAuth client's secrets in the vault. */
const CLIENT_OWNER = 'oauth:google';

const READ_CONTACTS = 'https://www.googleapis.com/auth/contacts.readonly';
const READ_OTHER_CONTACTS = 'https://www.googleapis.com/auth/contacts.other.readonly';

const TESTING_WARNING =
  'Google ends the sign-ins of an app with the publishing status "Testing" after seven days. Publish the app in the console of Google to stay signed in.';

const failures: Readonly<Record<ExchangeFailure, string>> = {
  REFUSED:
    'Google refused the sign-in. Check the client id, its secret and the redirect URI in the console of Google, then start again.',
  UNREACHABLE: 'Google cannot be reached. Start again in a moment.',
  NO_REFRESH_TOKEN:
    'Google gave no refresh token. Remove the access of the app in your Google account, then start again.',
};

/** Connects Google accounts by consent, so that their owner never handles a secret. */
@Injectable()
export class GoogleOauthService {
  readonly #requests: OauthRequests;

  constructor(
    private readonly database: Database,
    private readonly vault: Vault,
    private readonly google: GoogleOauthClient,
    private readonly accounts: AccountsService,
    private readonly jobs: SyncJobsService,
    @Inject(WORLD) private readonly world: World,
  ) {
    this.#requests = new OauthRequests(database, vault);
  }

  /** @throws ApiError DEMO_WORLD */
  async storeClient({ clientId, clientSecret }: NewOauthClient): Promise<void> {
    refuseForeignClient(this.world, clientId, 'clientId');
    await this.database.transaction(async (tx) => {
      await this.vault.put(tx, CLIENT_OWNER, 'client_id', clientId);
      await this.vault.put(tx, CLIENT_OWNER, 'client_secret', clientSecret);
    });
  }

  /** @throws ApiError OAUTH_CLIENT_MISSING, DEMO_WORLD, NOT_FOUND, INSTANCE_REMOVED */
  async start(body: OauthStart, apiKeyId: string): Promise<OauthStarted> {
    const { clientId } = await this.#client();
    refuseForeignClient(this.world, clientId, 'clientId');
    const request = await this.#request(body, apiKeyId);
    const { state, verifier, expiresAt } = await this.database.transaction((tx) => {
      return this.#requests.start(tx, request, Date.now());
    });
    return {
      url: await this.google.consentUrl({ clientId, scopes: request.scopes, state, verifier }),
      expiresAt: new Date(expiresAt).toISOString(),
      scopes: [...request.scopes],
      warnings: [TESTING_WARNING],
    };
  }

  /** Finishes a sign-in with the query of Google's redirect. Returns the name of the account. @throws ApiError OAUTH_FAILED */
  async finish({ state, code, error }: OauthCallback): Promise<string> {
    const request = await this.#requests.redeem(state, Date.now());
    if (!request) throw new ApiError('OAUTH_FAILED', 'This sign-in is over or was not started here. Start it again.');
    if (error !== undefined || code === undefined) {
      throw new ApiError('OAUTH_FAILED', 'The consent was declined, so nothing was connected. Start again to consent.');
    }
    const client = await this.#client();
    const granted = await this.google.exchange(client, { state, code, verifier: request.verifier });
    if (typeof granted === 'string') throw new ApiError('OAUTH_FAILED', failures[granted]);
    const missing = request.scopes.filter((scope) => !granted.scopes.includes(scope));
    if (missing.length > 0) {
      throw new ApiError(
        'OAUTH_FAILED',
        'A permission that is needed was not granted. Start again and tick every box.',
      );
    }
    await this.#connect(request, client, granted);
    return request.name;
  }

  async #connect(request: OauthRequest, client: OauthClient, granted: GrantedTokens): Promise<void> {
    const { expiresInSeconds: seconds, refreshToken } = granted;
    const login = {
      credentials: { ...client, refreshToken },
      expiresAt: seconds === null ? null : new Date(Date.now() + seconds * 1_000),
    };
    const { instanceId, name } = request;
    if (instanceId === null) {
      const settings = googleSettings.parse(request.settings);
      await this.accounts.add({ provider: 'google', name, credentials: login.credentials, settings }, login.expiresAt);
      return;
    }
    await this.accounts.signIn(instanceId, login);
    await this.jobs.request(instanceId, { type: 'contacts', mode: 'incremental' }).catch(ignoreRefusal);
  }

  async #request(body: OauthStart, apiKeyId: string): Promise<OauthRequest> {
    if (!('instanceId' in body)) {
      const { name, settings } = body;
      return { apiKeyId, instanceId: null, name, settings, scopes: scopesFor(settings) };
    }
    const { id: instanceId, provider, name, settings, removedAt } = await this.accounts.get(body.instanceId);
    if (provider !== 'google') {
      throw new ApiError('INVALID', 'Only an account of Google is connected by consent at Google.', {
        field: 'instanceId',
      });
    }
    if (removedAt) throw new ApiError('INSTANCE_REMOVED', 'This account was disconnected. Connect it as a new one.');
    return { apiKeyId, instanceId, name, settings, scopes: scopesFor(googleSettings.parse(settings)) };
  }

  /** @throws ApiError OAUTH_CLIENT_MISSING */
  async #client(): Promise<OauthClient> {
    const clientId = await this.vault.get(CLIENT_OWNER, 'client_id');
    const clientSecret = await this.vault.get(CLIENT_OWNER, 'client_secret');
    if (clientId && clientSecret) return { clientId, clientSecret };
    throw new ApiError(
      'OAUTH_CLIENT_MISSING',
      'The OAuth client for Google is missing. Set its id and secret first: PUT /api/v2/oauth/google/client.',
    );
  }
}

/** The scopes that the settings need. */
function scopesFor({ includeOtherContacts }: { readonly includeOtherContacts: boolean }): string[] {
  return includeOtherContacts ? [READ_CONTACTS, READ_OTHER_CONTACTS] : [READ_CONTACTS];
}

/** The sign-in succeeded. It does not matter to it whether a sync is running or switched off. */
function ignoreRefusal(error: unknown): void {
  if (!(error instanceof ApiError && (error.code === 'SYNC_RUNNING' || error.code === 'SYNC_DISABLED'))) throw error;
}
