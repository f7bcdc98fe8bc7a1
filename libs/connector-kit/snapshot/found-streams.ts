import { SetTable, type Tx } from '#store';
import type { FoundStream } from '../ports/contact-lister.js';

const table = new SetTable({
  table: 'ingest.found_streams',
  columns: {
    account_id: 'uuid',
    stream: 'text',
    display_name: 'text',
    description: 'text',
    read_only: 'boolean',
    chosen: 'boolean',
  },
  key: ['account_id', 'stream'],
});

/** The streams of an account that its owner may choose from. Replaces those that were found before. */
export async function replaceFoundStreams(tx: Tx, accountId: string, found: readonly FoundStream[]): Promise<void> {
  await tx.execute('delete from ingest.found_streams where account_id = $1', [accountId]);
  await table.upsert(
    tx,
    found.map(({ name, displayName, description, readOnly, chosen }) => ({
      account_id: accountId,
      stream: name,
      display_name: displayName,
      description,
      read_only: readOnly,
      chosen,
    })),
  );
}
