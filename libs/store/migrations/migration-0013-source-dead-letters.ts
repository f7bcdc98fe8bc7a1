import { Migration } from '@mikro-orm/migrations';

/** Records that a connector cannot read are dead letters. They never were in a topic, so these letters have no offset. */
export class Migration0013SourceDeadLetters extends Migration {
  override name = '0013-source-dead-letters';

  override up(): void {
    this.addSql(`alter table log.dead_letters
      alter column partition drop not null,
      alter column "offset" drop not null,
      add constraint dead_letters_position_check check ((partition is null) = ("offset" is null)),
      drop constraint dead_letters_state_check,
      add constraint dead_letters_state_check
        check (state in ('dead', 'blocked', 'replay', 'discard', 'replayed', 'discarded', 'resolved'))`);
    this.addSql('alter table ingest.rejected_records add column dead_letter_id bigint');
  }

  override down(): void {
    this.addSql('alter table ingest.rejected_records drop column dead_letter_id');
    this.addSql('delete from log.dead_letters where "offset" is null');
    this.addSql(`alter table log.dead_letters
      drop constraint dead_letters_state_check,
      add constraint dead_letters_state_check
        check (state in ('dead', 'blocked', 'replay', 'discard', 'replayed', 'discarded')),
      drop constraint dead_letters_position_check,
      alter column partition set not null,
      alter column "offset" set not null`);
  }
}
