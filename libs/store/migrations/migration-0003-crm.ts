import { Migration } from '@mikro-orm/migrations';

/** The read models of persons: everything here is a fold of the log and may be emptied and replayed. */
export class Migration0003Crm extends Migration {
  override name = '0003-crm';

  override up(): void {
    this.addSql('create schema crm');
    this.addSql(`create table crm.contacts (
      id uuid primary key,
      name text, first_name text, middle_name text, last_name text, nickname text,
      company text, job_title text, avatar_url text, notes text,
      search_text text not null, metadata jsonb not null,
      archival_review boolean not null,
      revision bigint not null,
      created_at timestamptz not null, updated_at timestamptz not null)`);
    this.addSql('create index contacts_by_name on crm.contacts (name, id)');
    this.addSql(`create table crm.contacts_source_links (
      identity_id uuid primary key,
      provider text not null, account_id text not null, external_contact_id text not null,
      local_contact_id uuid not null,
      source_version text not null, revision bigint not null,
      first_seen_at timestamptz not null, last_seen_at timestamptz not null, deleted_at timestamptz,
      contact bytea not null)`);
    this.addSql('create index contacts_source_links_by_contact on crm.contacts_source_links (local_contact_id)');
    this.addSql(`create table crm.contact_info (
      contact_id uuid not null, type text not null, value_key text not null,
      value text not null, label text, is_primary boolean not null, position int not null,
      identity_ids uuid[] not null,
      primary key (contact_id, type, value_key))`);
    this.addSql(`create table crm.addresses (
      contact_id uuid not null, address_key text not null, position int not null,
      label text, street text, extended text, po_box text, city text, region text,
      postal_code text, country text, country_code text, formatted text,
      identity_ids uuid[] not null,
      primary key (contact_id, address_key))`);
    this.addSql(`create table crm.important_dates (
      contact_id uuid not null, date_key text not null,
      label text not null, year int, month int, day int, text text,
      identity_ids uuid[] not null,
      primary key (contact_id, date_key))`);
    this.addSql(`create table crm.labels (
      id uuid primary key,
      provider text not null, account_id text not null, external_id text not null,
      name text not null, system boolean not null, deleted boolean not null,
      raw_offset bigint not null)`);
    this.addSql(`create table crm.contact_labels (
      contact_id uuid not null, label_id uuid not null,
      identity_ids uuid[] not null,
      primary key (contact_id, label_id))`);
    this.addSql(`create table crm.activity_feed (
      identity_id uuid not null, id uuid not null,
      type text not null,
      provider text not null, account_id text not null, external_id text not null,
      details jsonb not null, occurred_at timestamptz not null,
      primary key (identity_id, id))`);
  }

  override down(): void {
    this.addSql('drop schema crm cascade');
  }
}
