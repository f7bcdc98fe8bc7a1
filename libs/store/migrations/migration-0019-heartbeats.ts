import { Migration } from '@mikro-orm/migrations';

/** Each process says that it lives, so that others notice one that does not. */
export class Migration0019Heartbeats extends Migration {
  override name = '0019-heartbeats';

  override up(): void {
    this.addSql(`create table log.heartbeats (
      service text not null, instance text not null,
      consumes text[] not null, failing text[] not null,
      beat_at timestamptz not null default now(),
      primary key (service, instance))`);
  }

  override down(): void {
    this.addSql('drop table log.heartbeats');
  }
}
