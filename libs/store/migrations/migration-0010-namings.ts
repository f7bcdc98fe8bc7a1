import { Migration } from '@mikro-orm/migrations';

/** What providers call a record besides its id, and when they did. */
export class Migration0010Namings extends Migration {
  override name = '0010-namings';

  override up(): void {
    this.addSql('alter table identity.identities add column namings jsonb');
  }

  override down(): void {
    this.addSql('alter table identity.identities drop column namings');
  }
}
