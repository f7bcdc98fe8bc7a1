import { Migration } from '@mikro-orm/migrations';

/** An account has any number of streams; what they gave that cannot be read; runs that wait until they were looked at; and
 * sign-ins under way. */
export class Migration0005Streams extends Migration {
  override name = '0005-streams';

  override up(): void {
    this.addSql('alter table ingest.source_versions add column stream text');
    this.addSql(`update ingest.source_versions set stream = case kind when 'group' then 'groups' else 'contacts' end`);
    this.addSql('alter table ingest.source_versions alter column stream set not null');
    this.addSql('drop index ingest.source_versions_by_locator');
    this.addSql('create index source_versions_by_locator on ingest.source_versions (account_id, stream, locator)');
    this.addSql(`create table ingest.rejected_records (
      account_id uuid not null, stream text not null, locator text not null,
      code text not null, content text not null, seen_at timestamptz not null, last_seen_run uuid,
      primary key (account_id, stream, locator))`);

    this.addSql('alter table ingest.sync_runs drop constraint sync_runs_status_check');
    this.addSql(`alter table ingest.sync_runs
      add constraint sync_runs_status_check
        check (status in ('pending', 'running', 'held', 'completed', 'failed', 'cancelled')),
      add column phase text not null default 'listing' check (phase in ('listing', 'releasing')),
      add column external_id text,
      add column held_reason text`);
    this.addSql(`create index sync_runs_held on ingest.sync_runs (account_id) where status = 'held'`);
    this.addSql('alter table ingest.contacts_source_accounts add column settings_at timestamptz');
    this.addSql('alter table sync.instances add column login_expires_at timestamptz');
    this.addSql(`create table sync.oauth_requests (
      state_hash text primary key, api_key_id uuid not null references sync.api_keys (id),
      instance_id uuid references sync.instances (id), name text not null, settings jsonb not null,
      scopes text[] not null, expires_at timestamptz not null)`);
    this.addSql(`create table ingest.staged_listings (
      account_id uuid not null, stream text not null, job_id uuid not null,
      mode text not null, because text, sync_cursor text, scope text not null, listed int not null,
      started_at timestamptz not null, finished_at timestamptz not null, retired boolean not null,
      primary key (account_id, stream))`);
    this.addSql(`create table ingest.staged_records (
      account_id uuid not null, kind text not null, external_id text not null, job_id uuid not null,
      stream text not null, locator text not null, revision int not null, content_hash text not null,
      deleted boolean not null, existed boolean not null, aliases jsonb not null, payload text not null,
      origin text not null,
      primary key (account_id, kind, external_id))`);
  }

  override down(): void {
    for (const table of ['staged_records', 'staged_listings', 'rejected_records'])
      this.addSql(`drop table ingest.${table}`);
    this.addSql('drop table sync.oauth_requests');
    this.addSql('alter table sync.instances drop column login_expires_at');
    this.addSql('alter table ingest.contacts_source_accounts drop column settings_at');
    this.addSql('drop index ingest.sync_runs_held');
    this.addSql(`delete from ingest.sync_runs where status = 'held'`);
    this.addSql(`alter table ingest.sync_runs drop constraint sync_runs_status_check,
      drop column phase, drop column external_id, drop column held_reason`);
    this.addSql(`alter table ingest.sync_runs add constraint sync_runs_status_check
      check (status in ('pending', 'running', 'completed', 'failed', 'cancelled'))`);
    this.addSql('drop index ingest.source_versions_by_locator');
    this.addSql('create index source_versions_by_locator on ingest.source_versions (account_id, kind, locator)');
    this.addSql('alter table ingest.source_versions drop column stream');
  }
}
