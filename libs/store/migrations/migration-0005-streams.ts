import { Migration } from '@mikro-orm/migrations';

/** An account has any number of streams: what was seen in which, and what a stream gave that could not be read. */
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
  }

  override down(): void {
    this.addSql('drop table ingest.rejected_records');
    this.addSql('drop index ingest.source_versions_by_locator');
    this.addSql('create index source_versions_by_locator on ingest.source_versions (account_id, kind, locator)');
    this.addSql('alter table ingest.source_versions drop column stream');
  }
}
