import type { KnownIdentifier } from '#identity-store';
import type { Tx } from '#store';

/** One holder of an identifier, gained or lost. */
export interface IdentifierHolder {
  readonly identifierId: string;
  readonly kind: string;
  readonly identityId: string;
}

const COLUMNS = 'identifier_id as "identifierId", kind, holders';

/**
 * Adds holders, locks the rows of `locked` too, and returns the identifiers that were written and have more than one holder. Rows are
 * locked in the order of their ids, so that batches that exchange identifiers do not deadlock. A batch waits for another one that
 * writes the same row and then sees its holders, so two new holders of one identifier always find each other.
 */
export async function addHolders(
  tx: Tx,
  gained: readonly IdentifierHolder[],
  locked: readonly string[],
): Promise<KnownIdentifier[]> {
  const groups = Map.groupBy(gained, ({ identifierId }) => identifierId);
  for (const id of locked) if (!groups.has(id)) groups.set(id, []);
  if (groups.size === 0) return [];
  const lists = [...groups.values()];
  // A row without a new holder is a conflict that updates nothing: it is locked all the same.
  return tx.query(
    `with claimed as (
       insert into identity.identifiers as t (identifier_id, kind, holders)
       select r.identifier_id, r.kind, r.holders::uuid[] from unnest($1::uuid[], $2::text[], $3::text[]) as r (identifier_id, kind, holders)
       order by r.identifier_id
       on conflict (identifier_id) do update
         set holders = (select array_agg(distinct b order by b) from unnest(t.holders || excluded.holders) b)
         where not t.holders @> excluded.holders
       returning t.*)
     select ${COLUMNS} from claimed where cardinality(holders) > 1`,
    [[...groups.keys()], lists.map(([first]) => first?.kind ?? ''), lists.map(uuidArray)],
  );
}

/** Removes holders and returns the identifiers as they are afterwards. */
export async function removeHolders(tx: Tx, lost: readonly IdentifierHolder[]): Promise<KnownIdentifier[]> {
  if (lost.length === 0) return [];
  const groups = [...Map.groupBy(lost, ({ identifierId }) => identifierId).entries()];
  return tx.query(
    `update identity.identifiers t
     set holders = (select coalesce(array_agg(b order by b), '{}') from unnest(t.holders) b where b <> all (r.leaving::uuid[]))
     from unnest($1::uuid[], $2::text[]) as r (identifier_id, leaving) where t.identifier_id = r.identifier_id
     returning ${COLUMNS.replaceAll('identifier_id', 't.identifier_id')}`,
    [groups.map(([id]) => id), groups.map(([, list]) => uuidArray(list))],
  );
}

/** Deletes identifiers without holders. Their rows must be locked. */
export async function deleteIdentifiers(tx: Tx, ids: readonly string[]): Promise<void> {
  if (ids.length > 0) await tx.execute('delete from identity.identifiers where identifier_id = any($1)', [ids]);
}

/** Which of the identifiers were shared when their holders were last assigned. Read and written under the persons' lock. */
export async function loadShared(tx: Tx, ids: readonly string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set();
  const rows = await tx.query<{ id: string }>(
    'select identifier_id as id from identity.shared_identifiers where identifier_id = any($1)',
    [ids],
  );
  return new Set(rows.map(({ id }) => id));
}

export async function markShared(tx: Tx, ids: readonly string[]): Promise<void> {
  if (ids.length > 0) await tx.execute('insert into identity.shared_identifiers select unnest($1::uuid[])', [ids]);
}

export async function markUnshared(tx: Tx, ids: readonly string[]): Promise<void> {
  if (ids.length > 0) await tx.execute('delete from identity.shared_identifiers where identifier_id = any($1)', [ids]);
}

function uuidArray(holders: readonly IdentifierHolder[]): string {
  return `{${[...new Set(holders.map(({ identityId }) => identityId))].sort().join(',')}}`;
}
