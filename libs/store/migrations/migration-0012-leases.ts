import { Migration } from '@mikro-orm/migrations';

/** A run owns its account and type of data by a lease. Runs are queued per account and type. */
export class Migration0012Leases extends Migration {
  override name = '0012-leases';

  override up(): void {
    this.addSql(`create table ingest.leases (
      account_id uuid not null, type text not null, owner text not null,
      token int not null, expires_at timestamptz not null,
      primary key (account_id, type))`);
    this.addSql(`alter table ingest.sync_runs add column type text not null default 'contacts'`);
    this.addSql('drop index ingest.sync_runs_one_poll');
    this.addSql(`create unique index sync_runs_one_poll on ingest.sync_runs (account_id, type)
      where polled and status in ('pending', 'running')`);
    this.addSql('drop index ingest.sync_runs_awaiting_approval');
    this.addSql(`create index sync_runs_awaiting_approval on ingest.sync_runs (account_id, type)
      where status = 'awaiting-approval'`);
  }

  override down(): void {
    this.addSql('drop index ingest.sync_runs_awaiting_approval');
    this.addSql('drop index ingest.sync_runs_one_poll');
    this.addSql(`delete from ingest.sync_runs where type <> 'contacts'`);
    this.addSql('alter table ingest.sync_runs drop column type');
    this.addSql(`create unique index sync_runs_one_poll on ingest.sync_runs (account_id)
      where polled and status in ('pending', 'running')`);
    this.addSql(
      `create index sync_runs_awaiting_approval on ingest.sync_runs (account_id) where status = 'awaiting-approval'`,
    );
    this.addSql('drop table ingest.leases');
  }
}
