import { contactBytes } from '#contracts';
import type { LinkedContact } from '#domain';
import { SetTable, type Tx } from '#store';

const table = new SetTable({
  table: 'crm.source_link_versions',
  columns: {
    identity_id: 'uuid',
    revision: 'bigint',
    source_version: 'text',
    observed_at: 'timestamptz',
    deleted: 'boolean',
    contact: 'bytea',
  },
  key: ['identity_id', 'revision'],
});

/** Stores versions that a later one replaced. */
export async function storeVersions(tx: Tx, versions: readonly LinkedContact[]): Promise<void> {
  await table.upsert(
    tx,
    versions.map(({ identityId, revision, version, observedAt, deleted, contact }) => ({
      identity_id: identityId,
      revision,
      source_version: version,
      observed_at: new Date(observedAt).toISOString(),
      deleted,
      contact: contactBytes(contact),
    })),
  );
}

/** Drops the versions since the moment (Unix milliseconds, by identity) from which the log of an identity is replayed. */
export async function dropVersionsSince(tx: Tx, moments: ReadonlyMap<string, number>): Promise<void> {
  if (moments.size === 0) return;
  await tx.execute(
    `delete from crm.source_link_versions v using unnest($1::uuid[], $2::timestamptz[]) as r (identity_id, since)
     where v.identity_id = r.identity_id and v.observed_at >= r.since`,
    [[...moments.keys()], [...moments.values()].map((moment) => new Date(moment))],
  );
}
