import { Migration } from '@mikro-orm/migrations';

/** What a connector wants to be told of a record when it lists it again, such as its etag. */
export class Migration0009RecordTags extends Migration {
  override name = '0009-record-tags';

  override up(): void {
    this.addSql('alter table ingest.source_versions add column tag text');
    this.addSql('alter table ingest.staged_records add column tag text');
  }

  override down(): void {
    this.addSql('alter table ingest.staged_records drop column tag');
    this.addSql('alter table ingest.source_versions drop column tag');
  }
}
