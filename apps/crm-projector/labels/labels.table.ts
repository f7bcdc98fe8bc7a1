import type { ContactEdited } from '#contracts';
import { LOCAL_SOURCE, type PersonCard } from '#domain';
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

/**
 * Stores the last name of each group and whether it was deleted; a deleted label keeps its name. Returns the labels whose name
 * changed.
 */
export async function storeLabels(tx: Tx, observed: readonly ObservedGroup[]): Promise<string[]> {
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
  const before = await namesOf(tx, [...last.keys()]);
  await table.upsert(tx, [...rows.values()]);
  const gone = [...last].filter(([, { group }]) => !group);
  if (gone.length > 0) {
    await tx.execute(
      `update crm.labels l set deleted = true, raw_offset = g.raw_offset
       from unnest($1::uuid[], $2::bigint[]) as g (id, raw_offset) where l.id = g.id and l.raw_offset < g.raw_offset`,
      [gone.map(([id]) => id), gone.map(([, { offset }]) => offset)],
    );
  }
  const after = await namesOf(tx, [...last.keys()]);
  return [...last.keys()].filter((id) => before.get(id) !== after.get(id));
}

/** Stores the labels that edits create. They are never deleted. */
export async function storeEditedLabels(tx: Tx, edits: readonly ContactEdited[]): Promise<void> {
  const rows = new Map<string, Parameters<typeof table.upsert>[1][number]>();
  for (const { group } of edits.flatMap(({ changes }) => changes)) {
    if (group?.provider !== LOCAL_SOURCE.provider) continue;
    const { provider, accountId, externalId, name } = group;
    const source = { provider, account_id: accountId, external_id: externalId };
    const id = labelIdOf(group);
    rows.set(id, { id, ...source, name, system: false, deleted: false, raw_offset: -1 });
  }
  await table.insertMissing(tx, [...rows.values()]);
}

/** Persons with one of the labels, sorted. */
export async function loadPersonsWithLabels(tx: Tx, labelIds: readonly string[]): Promise<string[]> {
  if (labelIds.length === 0) return [];
  const rows = await tx.query<{ id: string }>(
    'select distinct contact_id as id from crm.contact_labels where label_id = any($1) order by 1',
    [labelIds],
  );
  return rows.map(({ id }) => id);
}

/** Names of the cards' labels by label id; a label whose group is not known is absent. */
export async function loadLabelNames(tx: Tx, cards: readonly PersonCard[]): Promise<Map<string, string>> {
  return namesOf(tx, [...new Set(cards.flatMap(labelIdsOf))]);
}

async function namesOf(tx: Tx, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await tx.query<{ id: string; name: string }>(
    'select id, name from crm.labels where id = any($1) and not deleted',
    [ids],
  );
  return new Map(rows.map(({ id, name }) => [id, name]));
}
