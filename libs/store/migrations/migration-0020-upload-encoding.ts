import { Migration } from '@mikro-orm/migrations';

/** The owner may say in which encoding a file is written. */
export class Migration0020UploadEncoding extends Migration {
  override name = '0020-upload-encoding';

  override up(): void {
    this.addSql('alter table sync.uploads add column encoding text');
  }

  override down(): void {
    this.addSql('alter table sync.uploads drop column encoding');
  }
}
