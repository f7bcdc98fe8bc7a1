import { Migration } from '@mikro-orm/migrations';

/** Everything that a source has of a person is on the card, and pictures are stored once. */
export class Migration0014Details extends Migration {
  override name = '0014-details';

  override up(): void {
    // Cards of before have no details until their persons are folded again: with the next sync, which reads every account anew.
    this.addSql(`alter table crm.contacts
      add column prefix text,
      add column suffix text,
      add column phonetic_first_name text,
      add column phonetic_last_name text,
      add column department text,
      add column organizations jsonb not null default '[]',
      add column details jsonb not null default '[]'`);
    // The address of a picture at a provider is a detail now: to load it tells the provider who looks at whom.
    this.addSql(`update crm.contacts c set avatar_url = null
      where avatar_url is not null and metadata #> '{sources,contacts,edits,avatarUrl}' is null
        and not exists (select from crm.contacts_source_links s where s.local_contact_id = c.id and s.provider = 'local')`);
    // The resolver writes a picture before an event refers to it. Nothing deletes one: another contact may have the same.
    this.addSql(`create table identity.pictures (
      hash text primary key, media_type text not null, body bytea not null)`);
    // Its bytes are compressed already.
    this.addSql('alter table identity.pictures alter column body set storage external');
  }

  override down(): void {
    this.addSql('drop table identity.pictures');
    this.addSql(`alter table crm.contacts
      drop column prefix,
      drop column suffix,
      drop column phonetic_first_name,
      drop column phonetic_last_name,
      drop column department,
      drop column organizations,
      drop column details`);
  }
}
