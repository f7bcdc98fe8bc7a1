import type { PersonCard } from '#domain';
import { SetTable, type Tx } from '#store';
import { labelIdOf, labelIdsOf } from './label-ids.js';
import type { ObservedGroup } from './observed-group.js';

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

/** The last name of each group counts, and whether it is there in the end: a deleted label keeps its name. */
export async function storeLabels(tx: Tx, observed: readonly ObservedGroup[]): Promise<void> {
  const rows = new Map<string, Parameters<typeof table.upsert>[1][number]>();
  const last = new Map<string, ObservedGroup>();
  for (const each of observed) {
    const { provider, accountId, externalId } = each.raw;
    const id = labelIdOf(each.raw);
    last.set(id, each);
    if (!each.group) continue;
    const source = { provider, account_id: accountId, external_id: externalId };
    rows.set(id, { id, ...source, ...each.group, deleted: false, raw_offset: each.offset });
  }
  await table.upsert(tx, [...rows.values()]);
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
