import { type AccountSettings, accountSettings } from '#domain';
import { type Database, SetTable, type Tx } from '#store';
import { forgetRejected } from '../delivery/rejected-records.js';
import type { AccountState } from './account-state.js';

const table = new SetTable({
  table: 'ingest.contacts_source_accounts',
  columns: {
    account_id: 'uuid',
    provider: 'text',
    name: 'text',
    settings: 'jsonb',
    connected_at: 'timestamptz',
    state: 'text',
    next_sync_at: 'timestamptz',
  },
  key: ['account_id'],
});

/** The first requests of all accounts must not reach a provider at the same time. */
const BETWEEN_STARTUP_POLLS_MS = 2_000;

export interface AddedAccount {
  readonly accountId: string;
  readonly provider: string;
  readonly name: string;
  /** As received, the provider's own settings included. */
  readonly settings: object;
  readonly addedAt: number;
  readonly firstPollAt: number;
}

export interface ChangedAccount {
  readonly accountId: string;
  readonly name: string;
  /** All settings; they replace those before. */
  readonly settings: object;
  readonly changedAt: number;
}

export interface Account {
  readonly accountId: string;
  readonly settings: AccountSettings;
  /** As received, the provider's own settings included. */
  readonly given: object;
  readonly removed: boolean;
  readonly everSynced: boolean;
  /** The number of runs that failed since the last success. */
  readonly failures: number;
}

interface Row {
  settings: object;
  removed: boolean;
  ever_synced: boolean;
  failures: number;
}

/** The connected accounts. */
export class Accounts {
  constructor(private readonly database: Database) {}

  /** An account that exists already is not changed. */
  async add(tx: Tx, accounts: readonly AddedAccount[]): Promise<void> {
    const distinct = new Map(accounts.map((account) => [account.accountId, account]));
    await table.insertMissing(
      tx,
      [...distinct.values()].map(({ accountId, provider, name, settings, addedAt, firstPollAt }) => ({
        account_id: accountId,
        provider,
        name,
        settings,
        connected_at: new Date(addedAt).toISOString(),
        state: 'UNKNOWN',
        next_sync_at: new Date(firstPollAt).toISOString(),
      })),
    );
  }

  async remove(tx: Tx, accountIds: readonly string[], removedAt: number): Promise<void> {
    await tx.execute(
      `update ingest.contacts_source_accounts set removed_at = $2, state = 'REMOVED', state_code = null
       where account_id = any($1::uuid[]) and removed_at is null`,
      [accountIds, new Date(removedAt)],
    );
    await forgetRejected(tx, 'account_id = any($1)', [accountIds]);
  }

  async load(accountId: string): Promise<Account | undefined> {
    const [row] = await this.database.query<Row>(
      `select settings, removed_at is not null as removed, last_success_at is not null as ever_synced, failures
       from ingest.contacts_source_accounts where account_id = $1`,
      [accountId],
    );
    return (
      row && {
        accountId,
        settings: accountSettings.parse(row.settings),
        given: row.settings,
        removed: row.removed,
        everSynced: row.ever_synced,
        failures: row.failures,
      }
    );
  }

  /** Schedules the accounts whose settings ask for a sync on startup: the first at once, the others at intervals. */
  async pollOnStartup(provider: string, now: number): Promise<void> {
    await this.database.query(
      `update ingest.contacts_source_accounts a set next_sync_at = least(next_sync_at, $2::timestamptz + wanted.place * $3::int * interval '1 ms')
       from (select account_id, row_number() over (order by next_sync_at, account_id) - 1 as place
         from ingest.contacts_source_accounts
         where provider = $1 and removed_at is null and coalesce((settings #>> '{sync,runOnStartup}')::boolean, true)) wanted
       where a.account_id = wanted.account_id`,
      [provider, new Date(now), BETWEEN_STARTUP_POLLS_MS],
    );
  }

  /** Returns whether the state changed. A removed account stays removed. */
  async setState(tx: Tx, accountId: string, { state, code }: AccountState): Promise<boolean> {
    const changed = await tx.execute(
      `update ingest.contacts_source_accounts set state = $2, state_code = $3
       where account_id = $1 and removed_at is null and (state, state_code) is distinct from ($2, $3)`,
      [accountId, state, code],
    );
    return changed > 0;
  }

  async scheduleNext(tx: Tx, accountId: string, nextSyncAt: number): Promise<void> {
    await tx.execute('update ingest.contacts_source_accounts set next_sync_at = $2 where account_id = $1', [
      accountId,
      new Date(nextSyncAt),
    ]);
  }

  /** The latest change of an account wins. The account is due at once, because its records may depend on the settings. */
  async change(tx: Tx, changes: readonly ChangedAccount[], now: number): Promise<void> {
    await tx.execute(
      `update ingest.contacts_source_accounts a set name = c.name, settings = c.settings::jsonb, settings_at = c.at,
         next_sync_at = least(next_sync_at, $5)
       from (select distinct on (id) * from unnest($1::uuid[], $2::text[], $3::text[], $4::timestamptz[])
           as given (id, name, settings, at) order by id, at desc) c
       where a.account_id = c.id and a.removed_at is null and c.at > coalesce(a.settings_at, a.connected_at)`,
      [
        changes.map(({ accountId }) => accountId),
        changes.map(({ name }) => name),
        changes.map(({ settings }) => JSON.stringify(settings)),
        changes.map(({ changedAt }) => new Date(changedAt).toISOString()),
        new Date(now),
      ],
    );
  }

  async noteSuccess(tx: Tx, accountId: string, now: number, nextSyncAt: number): Promise<void> {
    await tx.execute(
      `update ingest.contacts_source_accounts set last_success_at = $2, failures = 0, next_sync_at = $3 where account_id = $1`,
      [accountId, new Date(now), new Date(nextSyncAt)],
    );
  }

  async noteFailure(tx: Tx, accountId: string, nextSyncAt: number): Promise<void> {
    await tx.execute(
      'update ingest.contacts_source_accounts set failures = failures + 1, next_sync_at = $2 where account_id = $1',
      [accountId, new Date(nextSyncAt)],
    );
  }
}
