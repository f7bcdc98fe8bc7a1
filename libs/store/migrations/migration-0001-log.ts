import { Migration } from '@mikro-orm/migrations';

/** Checkpoints, outbox and dead letters: what every consumer and producer stands on. */
export class Migration0001Log extends Migration {
  override name = '0001-log';

  override up(): void {
    this.addSql('create schema log');
    this.addSql(`create table log.checkpoints (
      consumer text not null, topic text not null, partition int not null,
      next_offset bigint not null,
      primary key (consumer, topic, partition)) with (fillfactor = 50)`);
    this.addSql(`create table log.outbox (
      id bigint generated always as identity primary key,
      producer text not null, topic text not null,
      message_count int not null, messages bytea not null,
      created_at timestamptz not null default now())`);
    this.addSql('alter table log.outbox alter column messages set storage external');
    this.addSql('create index outbox_by_producer on log.outbox (producer, id)');
    this.addSql(`create table log.dead_letters (
      id bigint generated always as identity primary key,
      consumer text not null, topic text not null, partition int not null, "offset" bigint not null,
      key text, headers jsonb not null, value bytea,
      state text not null check (state in ('dead', 'parked', 'replay', 'discard', 'replayed', 'discarded')),
      code text not null, message text not null,
      first_seen timestamptz not null default now(),
      requested_by text, resolved_at timestamptz,
      unique (consumer, topic, partition, "offset"))`);
    this.addSql(`create index dead_letters_open on log.dead_letters (consumer, topic, key, "offset")
      where state in ('dead', 'parked', 'replay', 'discard')`);
  }

  override down(): void {
    this.addSql('drop schema log cascade');
  }
}
