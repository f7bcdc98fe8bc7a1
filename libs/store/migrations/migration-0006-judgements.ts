import { Migration } from '@mikro-orm/migrations';

/** What persons said about who is who, who may be alike, and what a person is asked. All of it is the resolver's. */
export class Migration0006Judgements extends Migration {
  override name = '0006-judgements';

  override up(): void {
    // Whoever may change a person is of the same component. null: nothing links the identity with any other.
    this.addSql('alter table identity.identities add column component_id uuid');
    this.addSql(
      'create index identities_by_component on identity.identities (component_id) where component_id is not null',
    );
    this.addSql('drop index identity.identities_by_person');
    // Several rows for each source contact: the index holds no more than it is asked for.
    this.addSql('create table identity.blocks (key bigint not null, identity_id uuid not null)');
    this.addSql('create index blocks_by_key on identity.blocks (key)');
    this.addSql(`create table identity.judgements (
      judgement_id uuid primary key,
      verdict text not null, groups jsonb not null, reason text not null, review_id uuid,
      actor text not null, made_at bigint not null)`);
    // Apart from the judgements, because a withdrawal may be read first.
    this.addSql(`create table identity.withdrawals (
      judgement_id uuid primary key, actor text not null, made_at bigint not null)`);
    this.addSql(`create table identity.judged_identities (
      identity_id uuid not null, judgement_id uuid not null,
      primary key (identity_id, judgement_id))`);
    this.addSql('create index judged_identities_by_judgement on identity.judged_identities (judgement_id)');
    this.addSql(`create table identity.reviews (
      review_id uuid primary key,
      identity_a uuid not null, identity_b uuid not null,
      score float8 not null, later boolean not null, explanation jsonb not null)`);
    this.addSql('create index reviews_by_score on identity.reviews (later, score desc, review_id)');
    this.addSql('create index reviews_by_a on identity.reviews (identity_a)');
    this.addSql('create index reviews_by_b on identity.reviews (identity_b)');
  }

  override down(): void {
    for (const table of ['reviews', 'judged_identities', 'withdrawals', 'judgements', 'blocks'])
      this.addSql(`drop table identity.${table}`);
    this.addSql('create index identities_by_person on identity.identities (person_id) where person_id <> identity_id');
    this.addSql('alter table identity.identities drop column component_id');
  }
}
