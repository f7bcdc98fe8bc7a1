import { Migration } from '@mikro-orm/migrations';

/** What the resolver knows: source contacts, who bears which identifier, which person each belongs to. */
export class Migration0002Identity extends Migration {
  override name = '0002-identity';

  override up(): void {
    this.addSql('create schema identity');
    this.addSql(`create table identity.identities (
      identity_id uuid primary key,
      provider text not null, account_id text not null, external_id text not null,
      person_id uuid not null,
      raw_offset bigint not null,
      version text not null, content_hash uuid not null, deleted boolean not null,
      first_observed_at bigint not null, observed_at bigint not null,
      identifiers uuid[] not null, contact bytea not null)`);
    // A person is named after one of its identities, which is found by its own id: only the others need the index.
    this.addSql('create index identities_by_person on identity.identities (person_id) where person_id <> identity_id');
    this.addSql(`create table identity.identifiers (
      identifier_id uuid primary key, kind text not null,
      bearers uuid[] not null)`);
    // Apart from their rows, because claims lock those and only who holds the persons' lock writes this.
    this.addSql('create table identity.shared_identifiers (identifier_id uuid primary key)');
    // Starts at the present in microseconds, so that a database made anew never repeats a revision that the log has seen.
    this.addSql(`do $$ begin
      execute format('create sequence identity.revision as bigint start with %s', (extract(epoch from now()) * 1000000)::bigint);
    end $$`);
  }

  override down(): void {
    this.addSql('drop schema identity cascade');
  }
}
