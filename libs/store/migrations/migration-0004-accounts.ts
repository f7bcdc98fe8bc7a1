import { Migration } from '@mikro-orm/migrations';

/** Connected accounts, jobs and keys (control API), sync state (connectors), secrets (vault). */
export class Migration0004Accounts extends Migration {
  override name = '0004-accounts';

  override up(): void {
    this.addSql('create schema sync');
    this.addSql(`create table sync.instances (
      id uuid primary key, provider text not null, name text not null,
      settings jsonb not null default '{}',
      state text not null, state_code text, state_message text, state_since timestamptz not null,
      created_at timestamptz not null, removed_at timestamptz)`);
    this.addSql(`create table sync.sync_jobs (
      id uuid primary key, instance_id uuid not null references sync.instances (id),
      type text not null, mode text not null, status text not null,
      progress jsonb not null default '{}', progress_at timestamptz,
      error_code text, error_message text,
      created_at timestamptz not null, started_at timestamptz, completed_at timestamptz)`);
    this.addSql('create index sync_jobs_by_instance on sync.sync_jobs (instance_id, created_at desc)');
    this.addSql(`create table sync.api_keys (
      id uuid primary key, name text not null, key_hash text not null unique,
      scopes text[] not null, created_at timestamptz not null, revoked_at timestamptz)`);

    this.addSql('create schema ingest');
    this.addSql(`create table ingest.contacts_source_accounts (
      account_id uuid primary key, provider text not null, name text not null,
      settings jsonb not null, connected_at timestamptz not null, removed_at timestamptz,
      state text not null, state_code text, last_success_at timestamptz,
      failures int not null default 0, next_sync_at timestamptz not null default now())`);
    this.addSql(`create table ingest.contacts_sync_state (
      account_id uuid not null, stream text not null,
      sync_cursor text, cursor_issued_at timestamptz, cursor_scope text,
      last_full_sync_at timestamptz, last_incremental_sync_at timestamptz,
      last_success_at timestamptz, last_error text,
      primary key (account_id, stream))`);
    this.addSql(`create table ingest.source_versions (
      account_id uuid not null, kind text not null, external_id text not null,
      locator text not null, revision int not null,
      content_hash text, deleted boolean not null, last_seen_run uuid,
      primary key (account_id, kind, external_id))`);
    this.addSql('create index source_versions_by_locator on ingest.source_versions (account_id, kind, locator)');
    this.addSql(`create table ingest.sync_runs (
      job_id uuid primary key, account_id uuid not null, provider text not null,
      mode text not null, polled boolean not null,
      status text not null check (status in ('pending', 'running', 'completed', 'failed', 'cancelled')),
      attempt_id uuid, attempts int not null default 0, not_before timestamptz not null,
      fetched int not null default 0, stored int not null default 0,
      skipped int not null default 0, deleted int not null default 0,
      error_code text,
      requested_at timestamptz not null, started_at timestamptz, finished_at timestamptz)`);
    this.addSql(`create index sync_runs_open on ingest.sync_runs (provider, not_before)
      where status in ('pending', 'running')`);
    this.addSql(`create unique index sync_runs_one_poll on ingest.sync_runs (account_id)
      where polled and status in ('pending', 'running')`);

    this.addSql('create schema vault');
    this.addSql(`create table vault.secrets (
      owner text not null, name text not null,
      ciphertext bytea not null, wrapped_key bytea not null, key_id text not null,
      created_at timestamptz not null default now(),
      primary key (owner, name))`);
  }

  override down(): void {
    for (const schema of ['vault', 'ingest', 'sync']) this.addSql(`drop schema ${schema} cascade`);
  }
}
