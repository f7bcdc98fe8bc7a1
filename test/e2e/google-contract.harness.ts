import { randomBytes, randomUUID } from 'node:crypto';
import { budgetsPerAccount, Retry } from '#connector-kit';
import { Database } from '#store';
import { Vault } from '#vault';
import { GoogleConnector } from '../../apps/google-contacts-ingester/google.sync.js';
import { type RunningSandbox, startSandbox } from '../../apps/sandbox/index.js';
import type { Fault, ProviderAccount, SnapshotProvider } from '../../libs/connector-kit/testing/contract/index.js';
import type { TestEnvironment } from '../support/create-test-environment.js';
import { openTestEnvironment } from '../support/test-environment.js';

const silent = { info: () => {}, warn: () => {}, error: () => {} };

/** The faults of the sandbox's admin API. */
const FAULTS = {
  unavailable: { kind: 500 },
  quota: { kind: 429 },
  'broken-connection': { kind: 'drop' },
} as const satisfies Record<Fault, object>;

const PATHS: Readonly<Record<string, string>> = { contacts: 'people', otherContacts: 'other-contacts' };

/** `name`: of the account in the sandbox. */
export interface GoogleContractAccount extends ProviderAccount {
  readonly name: string;
}

/** Google's sandbox behind the connector's real client. `wait` replaces the delay between two attempts at a request. */
export class GoogleContractHarness implements SnapshotProvider {
  private constructor(
    private readonly testEnv: TestEnvironment,
    private readonly sandbox: RunningSandbox,
    private readonly database: Database,
    private readonly vault: Vault,
  ) {}

  static async open(now: () => number = Date.now): Promise<GoogleContractHarness> {
    const testEnv = await openTestEnvironment();
    const database = await Database.open({ url: testEnv.databaseUrl, applicationName: 'google-contract' });
    const vault = await Vault.open({ database, key: randomBytes(32).toString('base64') });
    return new GoogleContractHarness(testEnv, await startSandbox({ count: 0, now }), database, vault);
  }

  async openAccount(wait: () => Promise<void> = async () => {}): Promise<GoogleContractAccount> {
    const [name, accountId] = [`g${randomBytes(4).toString('hex')}`, randomUUID()];
    const { credentials } = await this.admin<{ credentials: Credentials }>('POST', 'accounts', { name, count: 0 });
    await this.database.transaction(async (tx) => {
      await this.vault.put(tx, accountId, 'client_id', credentials.clientId);
      await this.vault.put(tx, accountId, 'client_secret', credentials.clientSecret);
      await this.vault.put(tx, accountId, 'refresh_token', credentials.refreshToken);
    });
    return this.#account(name, accountId, wait);
  }

  async close(): Promise<void> {
    await this.sandbox.close();
    await this.database.close();
    await this.testEnv.close();
  }

  #account(name: string, accountId: string, wait: () => Promise<void>): GoogleContractAccount {
    const { sandbox, vault } = this;
    const roots = { api: sandbox.googleApiRoot, oauth: sandbox.oauthRoot };
    const retry = new Retry({ logger: silent, wait });
    const at = (path: string) => `accounts/${name}/${path}`;
    let [people, groups] = [100, 0xabc];
    const write = (handle: string, fields: object) => this.admin<void>('PUT', at(handle), fields);
    return {
      name,
      connector: new GoogleConnector({ vault, roots, retry, budgetOf: budgetsPerAccount(1_000_000) }),
      accountId,
      settings: { includeOtherContacts: true },
      books: ['contacts', 'otherContacts'],
      add: async (book, givenName) => {
        const handle = `${PATHS[book]}/c${++people}`;
        await write(handle, { names: [{ givenName }] });
        return handle;
      },
      rename: (handle, givenName) => write(handle, { names: [{ givenName }] }),
      touch: (handle) => write(handle, {}),
      remove: (handle) => this.admin('DELETE', at(handle)),
      expireCursors: () => this.admin('POST', at('tokens/expire'), { kind: 'sync' }),
      fail: (fault, times) => this.admin('POST', 'faults', { match: 'connections', times, ...FAULTS[fault] }),
      revokeAccess: { code: 'INVALID_GRANT', act: () => this.admin('POST', at('tokens/expire'), { kind: 'refresh' }) },
      addGroup: async (groupName, members) => {
        const id = (++groups).toString(16);
        await this.admin('PUT', at(`groups/${id}`), { name: groupName });
        const contactGroupMembership = { contactGroupResourceName: `contactGroups/${id}` };
        for (const member of members) await write(member, { memberships: [{ contactGroupMembership }] });
      },
      nameIn: (payload) => {
        const { name: own, names } = JSON.parse(payload) as { name?: string; names?: { givenName: string }[] };
        return own ?? names?.[0]?.givenName ?? '';
      },
    };
  }

  /** Calls the sandbox's admin API. */
  async admin<T = void>(method: string, path: string, body?: object): Promise<T> {
    const answer = await fetch(`${this.sandbox.adminUrl}/${path}`, {
      method,
      ...(body && { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
    });
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
    return (answer.status === 204 ? undefined : await answer.json()) as T;
  }
}

interface Credentials {
  readonly clientId: string;
  readonly clientSecret: string;
  readonly refreshToken: string;
}
