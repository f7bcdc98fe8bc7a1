import type { ContactEdited } from '#contracts';
import { type CardEdit, readEdit } from '#domain';
import { SetTable, type Tx } from '#store';

const table = new SetTable({
  table: 'crm.edits',
  columns: { edit_id: 'uuid', identity_id: 'uuid', actor: 'text', made_at: 'timestamptz', body: 'jsonb' },
  key: ['edit_id'],
});

/** Stores edits and returns those that were not stored yet. */
export async function storeEdits(tx: Tx, edits: readonly ContactEdited[]): Promise<ContactEdited[]> {
  const distinct = new Map(edits.map((edit) => [edit.editId, edit]));
  const rows = [...distinct.values()].map(({ editId, identityId, actor, madeAt, region, changes }) => ({
    edit_id: editId,
    identity_id: identityId,
    actor,
    made_at: new Date(madeAt).toISOString(),
    body: { region, changes },
  }));
  const inserted = await table.insertMissing<{ edit_id: string }>(tx, rows);
  return inserted.flatMap(({ edit_id }) => distinct.get(edit_id) ?? []);
}

type Row = Pick<ContactEdited, 'editId' | 'identityId' | 'actor' | 'madeAt'> & {
  readonly body: Pick<ContactEdited, 'region' | 'changes'>;
};

/** Edits by identity. */
export async function loadEdits(tx: Tx, identityIds: readonly string[]): Promise<Map<string, CardEdit[]>> {
  if (identityIds.length === 0) return new Map();
  const rows = await tx.query<Row>(
    `select edit_id as "editId", identity_id as "identityId", actor,
       (extract(epoch from made_at) * 1000)::float8 as "madeAt", body from crm.edits where identity_id = any($1)`,
    [identityIds],
  );
  const edits = rows.map(({ body, ...edit }) => readEdit({ ...edit, ...body }));
  return Map.groupBy(edits, ({ identityId }) => identityId);
}
