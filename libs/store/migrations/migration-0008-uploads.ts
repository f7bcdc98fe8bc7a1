import { Migration } from '@mikro-orm/migrations';

/** Files that were uploaded to accounts of provider file (control API; read by the file ingester), in chunks that any replica can read. */
export class Migration0008Uploads extends Migration {
  override name = '0008-uploads';

  override up(): void {
    this.addSql(`create table sync.uploads (
      id uuid primary key, instance_id uuid not null references sync.instances (id),
      chunks int not null default 0, bytes bigint not null default 0,
      started_at timestamptz not null, completed_at timestamptz)`);
    this.addSql('create index uploads_by_instance on sync.uploads (instance_id, completed_at desc)');
    this.addSql(`create table sync.upload_chunks (
      upload_id uuid not null references sync.uploads (id) on delete cascade,
      position int not null, content bytea not null,
      primary key (upload_id, position))`);
  }

  override down(): void {
    this.addSql('drop table sync.upload_chunks');
    this.addSql('drop table sync.uploads');
  }
}
