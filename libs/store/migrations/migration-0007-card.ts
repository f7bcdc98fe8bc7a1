import { Migration } from '@mikro-orm/migrations';

/** Edits of cards, and what is needed to say how a card came about. */
export class Migration0007Card extends Migration {
  override name = '0007-card';

  override up(): void {
    // The read model takes another shape: it is emptied, and folded from the log again.
    this.addSql(`truncate crm.contacts, crm.contacts_source_links, crm.contact_info, crm.addresses, crm.important_dates,
      crm.labels, crm.contact_labels, crm.activity_feed`);
    this.addSql("delete from log.checkpoints where consumer = 'crm-projector'");
    this.addSql('create extension if not exists pg_trgm');
    this.addSql('drop index crm.contacts_by_name');
    this.addSql(`alter table crm.contacts
      drop column search_text,
      add column sort_name text collate "C" not null,
      add column words tsvector not null,
      add column pinned boolean not null,
      add column state text not null check (state in ('active', 'archived', 'deleted'))`);
    this.addSql('create index contacts_by_sort_name on crm.contacts (sort_name, id)');
    this.addSql("create index contacts_put_away on crm.contacts (state, sort_name, id) where state <> 'active'");
    this.addSql('create index contacts_by_words on crm.contacts using gin (words)');
    this.addSql('create index contacts_by_likeness on crm.contacts using gin (sort_name gin_trgm_ops)');
    for (const table of ['contact_info', 'addresses', 'important_dates', 'contact_labels'])
      this.addSql(`alter table crm.${table} add column edit_id uuid`);
    this.addSql('alter table crm.contacts_source_links add column field_since jsonb');
    this.addSql(`create table crm.edits (
      edit_id uuid primary key, identity_id uuid not null,
      actor text not null, made_at timestamptz not null, body jsonb not null)`);
    this.addSql('create index edits_by_identity on crm.edits (identity_id, made_at, edit_id)');
    // The first version of a source contact is its link: only what a later one took the place of stands here.
    this.addSql(`create table crm.source_link_versions (
      identity_id uuid not null, revision bigint not null,
      source_version text not null, observed_at timestamptz not null, deleted boolean not null,
      contact bytea not null,
      primary key (identity_id, revision))`);
    this.addSql(`create table crm.person_moves (
      identity_id uuid not null, revision bigint not null,
      from_person_id uuid not null, to_person_id uuid not null,
      primary key (identity_id, revision))`);
    this.addSql('create index person_moves_by_origin on crm.person_moves (from_person_id)');
    this.addSql('create index person_moves_by_destination on crm.person_moves (to_person_id)');
    this.addSql(`create table crm.person_events (
      person_id uuid not null, type text not null, revision bigint not null,
      other_person_ids uuid[] not null, identity_ids uuid[] not null, occurred_at timestamptz not null,
      primary key (person_id, type, revision))`);
    this.addSql('create index person_events_by_revision on crm.person_events (revision)');
    this.addSql('create index person_events_by_others on crm.person_events using gin (other_person_ids)');
    // Which version of a card somebody edited last: a second edit of the same version is refused.
    this.addSql(`create table sync.person_writes (
      person_id uuid primary key, revision bigint not null, edit_id uuid not null, written_at timestamptz not null)`);
  }

  override down(): void {
    for (const table of ['crm.edits', 'crm.source_link_versions', 'crm.person_moves', 'crm.person_events'])
      this.addSql(`drop table ${table}`);
    this.addSql('drop table sync.person_writes');
    this.addSql('truncate crm.contacts');
    this.addSql(`alter table crm.contacts drop column sort_name, drop column words, drop column pinned, drop column state,
      add column search_text text not null`);
    this.addSql('create index contacts_by_name on crm.contacts (name, id)');
    this.addSql('alter table crm.contacts_source_links drop column field_since');
    for (const table of ['contact_info', 'addresses', 'important_dates', 'contact_labels'])
      this.addSql(`alter table crm.${table} drop column edit_id`);
  }
}
