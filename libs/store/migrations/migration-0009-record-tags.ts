import { Migration } from '@mikro-orm/migrations';

/** What a connector wants to be told of a record when it lists it again, such as its etag; and what there is to choose from. */
export class Migration0009RecordTags extends Migration {
  override name = '0009-record-tags';

  override up(): void {
    this.addSql('alter table ingest.source_versions add column tag text');
    this.addSql('alter table ingest.staged_records add column tag text');
    this.addSql(`create table ingest.found_streams (
      account_id uuid not null, stream text not null,
      display_name text not null, description text, read_only boolean not null, chosen boolean not null,
      primary key (account_id, stream))`);
  }

  override down(): void {
    this.addSql('drop table ingest.found_streams');
    this.addSql('alter table ingest.staged_records drop column tag');
    this.addSql('alter table ingest.source_versions drop column tag');
  }
}
