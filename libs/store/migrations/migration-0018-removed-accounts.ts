import { Migration } from '@mikro-orm/migrations';

/** An account can be removed with its contacts. */
export class Migration0018RemovedAccounts extends Migration {
  override name = '0018-removed-accounts';

  override up(): void {
    this.addSql('create table crm.removed_accounts (account_id text primary key, removed_at timestamptz not null)');
    this.addSql('alter table crm.contacts_source_links add column account_removed_at timestamptz');
  }

  override down(): void {
    this.addSql('alter table crm.contacts_source_links drop column account_removed_at');
    this.addSql('drop table crm.removed_accounts');
  }
}
