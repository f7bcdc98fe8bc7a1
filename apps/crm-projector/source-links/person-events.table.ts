import type { PersonSplit, PersonsMerged } from '#contracts';
import { SetTable, type Tx } from '#store';

export type PersonEvent =
  | { readonly type: 'PersonsMerged'; readonly value: PersonsMerged }
  | { readonly type: 'PersonSplit'; readonly value: PersonSplit };

const table = new SetTable({
  table: 'crm.person_events',
  columns: {
    person_id: 'uuid',
    type: 'text',
    revision: 'bigint',
    other_person_ids: 'uuid[]',
    identity_ids: 'uuid[]',
    occurred_at: 'timestamptz',
  },
  key: ['person_id', 'type', 'revision'],
});

/** Stores merges and splits for the history of a person. Who has which identity follows from the moves alone. */
export async function storePersonEvents(tx: Tx, events: readonly PersonEvent[]): Promise<void> {
  const rows = events.map(({ type, value }) => ({
    person_id: value.personId,
    type,
    revision: value.revision,
    other_person_ids: 'absorbedPersonIds' in value ? value.absorbedPersonIds : [value.fromPersonId],
    identity_ids: value.identityIds,
    occurred_at: new Date(value.occurredAt).toISOString(),
  }));
  const distinct = new Map(rows.map((row) => [`${row.person_id} ${row.type} ${row.revision}`, row]));
  await table.upsert(tx, [...distinct.values()]);
}
