import type { KnownIdentifier } from '#identity-store';
import type { Tx } from '#store';

/** `identityId` bears the identifier from now on. */
export interface Claim {
  readonly identifierId: string;
  readonly kind: string;
  readonly identityId: string;
}

const COLUMNS = 'identifier_id as "identifierId", kind, holders';

/**
 * Adds holders and returns the identifiers that then have more than one; locks those that are `held` beside them. All rows are
 * taken in the order of their ids, so that batches that trade identifiers do not deadlock. A claim waits for a rival
 * transaction and then sees what that one wrote, so two newcomers of one identifier always meet.
 */
export async function claimIdentifiers(
  tx: Tx,
  claims: readonly Claim[],
  held: readonly string[],
): Promise<KnownIdentifier[]> {
  const groups = Map.groupBy(claims, ({ identifierId }) => identifierId);
  for (const id of held) if (!groups.has(id)) groups.set(id, []);
  if (groups.size === 0) return [];
  const lists = [...groups.values()];
  // What is only held is a conflict that updates nothing: the row is locked all the same.
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

/** Takes holders away and returns the identifiers as they are then. */
export async function releaseIdentifiers(tx: Tx, claims: readonly Claim[]): Promise<KnownIdentifier[]> {
  if (claims.length === 0) return [];
  const groups = [...Map.groupBy(claims, ({ identifierId }) => identifierId).entries()];
  return tx.query(
    `update identity.identifiers t
     set holders = (select coalesce(array_agg(b order by b), '{}') from unnest(t.holders) b where b <> all (r.leaving::uuid[]))
     from unnest($1::uuid[], $2::text[]) as r (identifier_id, leaving) where t.identifier_id = r.identifier_id
     returning ${COLUMNS.replaceAll('identifier_id', 't.identifier_id')}`,
    [groups.map(([id]) => id), groups.map(([, list]) => uuidArray(list))],
  );
}

/** Removes identifiers that nobody bears. Call it with rows that are locked. */
export async function dropIdentifiers(tx: Tx, ids: readonly string[]): Promise<void> {
  if (ids.length > 0) await tx.execute('delete from identity.identifiers where identifier_id = any($1)', [ids]);
}

/** Which of the identifiers were shared when their holders were last placed. Read and written under the persons' lock. */
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

function uuidArray(claims: readonly Claim[]): string {
  return `{${[...new Set(claims.map(({ identityId }) => identityId))].sort().join(',')}}`;
}
