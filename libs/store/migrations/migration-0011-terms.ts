import { Migration } from '@mikro-orm/migrations';

/** Tables, columns and states take the terms of docs/concepts.md. */
export class Migration0011Terms extends Migration {
  override name = '0011-terms';

  override up(): void {
    this.addSql('alter table identity.identifiers rename column bearers to holders');
    this.addSql('alter table identity.blocks rename to blocking_keys');
    this.addSql('alter index identity.blocks_by_key rename to blocking_keys_by_key');
    this.addSql('alter table identity.identities rename column namings to alias_names');

    this.addSql('alter table ingest.sync_runs drop constraint sync_runs_status_check');
    this.addSql('drop index ingest.sync_runs_held');
    this.addSql(`update ingest.sync_runs set status = 'awaiting-approval' where status = 'held'`);
    this.addSql(`alter table ingest.sync_runs add constraint sync_runs_status_check
      check (status in ('pending', 'running', 'awaiting-approval', 'completed', 'failed', 'cancelled'))`);
    this.addSql('alter table ingest.sync_runs rename column held_reason to approval_reason');
    this.addSql(
      `create index sync_runs_awaiting_approval on ingest.sync_runs (account_id) where status = 'awaiting-approval'`,
    );
    this.#renameSetting('brake', 'massChangeGuard');

    this.addSql('alter table log.dead_letters drop constraint dead_letters_state_check');
    this.addSql('drop index log.dead_letters_open');
    this.addSql(`update log.dead_letters set state = 'blocked', code = 'BLOCKED' where state = 'parked'`);
    this.addSql(`alter table log.dead_letters add constraint dead_letters_state_check
      check (state in ('dead', 'blocked', 'replay', 'discard', 'replayed', 'discarded'))`);
    this.addSql(`create index dead_letters_open on log.dead_letters (consumer, topic, key, "offset")
      where state in ('dead', 'blocked', 'replay', 'discard')`);
  }

  override down(): void {
    this.addSql('alter table log.dead_letters drop constraint dead_letters_state_check');
    this.addSql('drop index log.dead_letters_open');
    this.addSql(`update log.dead_letters set state = 'parked', code = 'PARKED' where state = 'blocked'`);
    this.addSql(`alter table log.dead_letters add constraint dead_letters_state_check
      check (state in ('dead', 'parked', 'replay', 'discard', 'replayed', 'discarded'))`);
    this.addSql(`create index dead_letters_open on log.dead_letters (consumer, topic, key, "offset")
      where state in ('dead', 'parked', 'replay', 'discard')`);

    this.#renameSetting('massChangeGuard', 'brake');
    this.addSql('drop index ingest.sync_runs_awaiting_approval');
    this.addSql('alter table ingest.sync_runs rename column approval_reason to held_reason');
    this.addSql('alter table ingest.sync_runs drop constraint sync_runs_status_check');
    this.addSql(`update ingest.sync_runs set status = 'held' where status = 'awaiting-approval'`);
    this.addSql(`alter table ingest.sync_runs add constraint sync_runs_status_check
      check (status in ('pending', 'running', 'held', 'completed', 'failed', 'cancelled'))`);
    this.addSql(`create index sync_runs_held on ingest.sync_runs (account_id) where status = 'held'`);

    this.addSql('alter table identity.identities rename column alias_names to namings');
    this.addSql('alter index identity.blocking_keys_by_key rename to blocks_by_key');
    this.addSql('alter table identity.blocking_keys rename to blocks');
    this.addSql('alter table identity.identifiers rename column holders to bearers');
  }

  #renameSetting(from: string, to: string): void {
    for (const table of ['sync.instances', 'ingest.contacts_source_accounts', 'sync.oauth_requests'])
      this.addSql(`update ${table}
        set settings = settings - '${from}' || jsonb_build_object('${to}', settings -> '${from}')
        where jsonb_exists(settings, '${from}')`);
  }
}
