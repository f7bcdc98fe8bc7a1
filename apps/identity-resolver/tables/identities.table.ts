import { type Contact, readContact } from '#contracts';
import type { KnownIdentity } from '#domain';
import { SetTable, type Tx } from '#store';

const table = new SetTable({
  table: 'identity.identities',
  columns: {
    identity_id: 'uuid',
    provider: 'text',
    account_id: 'text',
    external_id: 'text',
    person_id: 'uuid',
    component_id: 'uuid',
    raw_offset: 'bigint',
    version: 'text',
    content_hash: 'uuid',
    deleted: 'boolean',
    first_observed_at: 'bigint',
    observed_at: 'bigint',
    identifiers: 'uuid[]',
    alias_names: 'jsonb',
    contact: 'bytea',
  },
  key: ['identity_id'],
  version: 'raw_offset',
});

export async function loadContacts(tx: Tx, ids: readonly string[]): Promise<Map<string, Contact>> {
  if (ids.length === 0) return new Map();
  const rows = await tx.query<{ id: string; contact: Buffer }>(
    'select identity_id as id, contact from identity.identities where identity_id = any($1)',
    [ids],
  );
  return new Map(rows.map(({ id, contact }) => [id, readContact(contact)]));
}

export interface StoredIdentity extends Omit<KnownIdentity, 'aliases'> {
  readonly rawOffset: bigint;
  readonly contactBytes: Buffer;
}

/**
 * All records of an identity come from one partition, whose checkpoint this transaction has locked: no other transaction inserts the
 * same identity.
 */
export async function insertIdentities(tx: Tx, newcomers: readonly StoredIdentity[]): Promise<void> {
  await table.insert(tx, newcomers.map(rowOf));
}

export async function updateIdentities(tx: Tx, identities: readonly StoredIdentity[]): Promise<void> {
  await table.upsert(tx, identities.map(rowOf));
}

function rowOf(identity: StoredIdentity) {
  return {
    identity_id: identity.identityId,
    provider: identity.provider,
    account_id: identity.accountId,
    external_id: identity.externalId,
    person_id: identity.personId,
    component_id: componentColumn(identity),
    raw_offset: identity.rawOffset,
    version: identity.version,
    content_hash: identity.contentHash,
    deleted: identity.deleted,
    first_observed_at: identity.firstObservedAt,
    observed_at: identity.observedAt,
    identifiers: identity.identifiers,
    alias_names: identity.aliasNames.length === 0 ? null : identity.aliasNames,
    contact: identity.contactBytes,
  };
}

export interface Move {
  readonly identityId: string;
  readonly personId: string;
  readonly componentId: string;
}

/** Assigns identities to other persons or components. */
export async function moveIdentities(tx: Tx, moves: readonly Move[]): Promise<void> {
  if (moves.length === 0) return;
  await tx.execute(
    `update identity.identities i set person_id = m.person_id, component_id = m.component_id
     from unnest($1::uuid[], $2::uuid[], $3::uuid[]) as m (identity_id, person_id, component_id)
     where i.identity_id = m.identity_id`,
    [moves.map(({ identityId }) => identityId), moves.map(({ personId }) => personId), moves.map(componentColumn)],
  );
}

/** The identity that gives a component its id is found by that id, so only the other members store it. */
function componentColumn({ identityId, componentId }: Pick<Move, 'identityId' | 'componentId'>): string | null {
  return componentId === identityId ? null : componentId;
}

/** Revisions for one transaction, ascending. Take them after all locks, so that they grow with the events of each identity. */
export async function takeRevisions(tx: Tx, count: number): Promise<number[]> {
  const rows = await tx.query<{ revision: string }>(
    "select nextval('identity.revision') as revision from generate_series(1, $1)",
    [count],
  );
  return rows.map(({ revision }) => Number(revision)).sort((a, b) => a - b);
}

/** Persons change under this lock only: what is read after taking it stays valid until the transaction ends. */
export async function lockPersons(tx: Tx): Promise<void> {
  await tx.query("select pg_advisory_xact_lock(hashtextextended('identity.persons', 0))");
}
