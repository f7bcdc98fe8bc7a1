import type { PersonMove } from '#domain';
import { SetTable, type Tx } from '#store';

/** The source contacts that have left a person. */
export interface Departures {
  /** The greatest revision at which one left. */
  readonly revision: number;
  readonly identityIds: readonly string[];
  /** Those of accounts that were removed with their contacts. */
  readonly removedIds: readonly string[];
}

const table = new SetTable({
  table: 'crm.person_moves',
  columns: { identity_id: 'uuid', revision: 'bigint', from_person_id: 'uuid', to_person_id: 'uuid' },
  key: ['identity_id', 'revision'],
});

export async function storeMoves(tx: Tx, moves: readonly PersonMove[]): Promise<void> {
  await table.upsert(
    tx,
    moves.map(({ identityId, revision, fromPersonId, toPersonId }) => ({
      identity_id: identityId,
      revision,
      from_person_id: fromPersonId,
      to_person_id: toPersonId,
    })),
  );
}

/** By person. A person that no contact has left is absent. */
export async function loadDepartures(tx: Tx, personIds: readonly string[]): Promise<Map<string, Departures>> {
  if (personIds.length === 0) return new Map();
  const rows = await tx.query<Departures & { id: string }>(
    `select m.from_person_id as id, max(m.revision)::float8 as revision, array_agg(distinct m.identity_id::text) as "identityIds",
       coalesce(array_agg(distinct m.identity_id::text) filter (where l.account_removed_at is not null), '{}') as "removedIds"
     from crm.person_moves m left join crm.contacts_source_links l using (identity_id) where m.from_person_id = any($1) group by 1`,
    [personIds],
  );
  return new Map(rows.map(({ id, ...departures }) => [id, departures]));
}

/** The ids of persons that a contact has left, and of identities that were edited. */
export async function loadIdsWithHistory(tx: Tx, ids: ReadonlySet<string>): Promise<Set<string>> {
  if (ids.size === 0) return new Set();
  const rows = await tx.query<{ id: string }>(
    `select from_person_id as id from crm.person_moves where from_person_id = any($1)
     union select identity_id from crm.edits where identity_id = any($1)`,
    [[...ids]],
  );
  return new Set(rows.map(({ id }) => id));
}
