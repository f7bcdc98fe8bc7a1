import { makeLabelId, type RawGroup } from '#contracts';
import { type NormalisedGroup, type PersonCard } from '#domain';
import { SetTable, type Tx } from '#store';
import { labelIdsOf } from './card.tables.js';

const table = new SetTable({
  table: 'crm.labels',
  columns: {
    id: 'uuid',
    provider: 'text',
    account_id: 'text',
    external_id: 'text',
    name: 'text',
    system: 'boolean',
    deleted: 'boolean',
    raw_offset: 'bigint',
  },
  key: ['id'],
  version: 'raw_offset',
});

/** A group as it was last observed; `group` is null for a deletion. */
export interface ObservedGroup {
  readonly raw: RawGroup;
  readonly offset: bigint;
  readonly group: NormalisedGroup | null;
}

/** Upserts and deletions, of which the last of each group counts. A deleted label keeps its name. */
export async function storeLabels(tx: Tx, observed: readonly ObservedGroup[]): Promise<void> {
  const last = new Map(observed.map((each) => [makeLabelId(each.raw), each]));
  const rows = [...last].flatMap(([id, { raw, offset, group }]) => {
    if (!group) return [];
    const { provider, accountId, externalId } = raw;
    return [
      { id, provider, account_id: accountId, external_id: externalId, ...group, deleted: false, raw_offset: offset },
    ];
  });
  await table.upsert(tx, rows);
  const gone = [...last].filter(([, { group }]) => !group);
  if (gone.length > 0) {
    await tx.execute(
      `update crm.labels l set deleted = true, raw_offset = g.raw_offset
       from unnest($1::uuid[], $2::bigint[]) as g (id, raw_offset) where l.id = g.id and l.raw_offset < g.raw_offset`,
      [gone.map(([id]) => id), gone.map(([, { offset }]) => offset)],
    );
  }
}

/** Names of the labels that the cards carry, as far as their groups are known, by label id. */
export async function loadLabelNames(tx: Tx, cards: readonly PersonCard[]): Promise<Map<string, string>> {
  const ids = [...new Set(cards.flatMap(labelIdsOf))];
  if (ids.length === 0) return new Map();
  const rows = await tx.query<{ id: string; name: string }>(
    'select id, name from crm.labels where id = any($1) and not deleted',
    [ids],
  );
  return new Map(rows.map(({ id, name }) => [id, name]));
}
