import type { ContactEdited } from '#contracts';
import type { Tx } from '#store';

type Row = Omit<ContactEdited, 'region' | 'changes'> & { readonly body: Pick<ContactEdited, 'region' | 'changes'> };

/** In the order in which they were made. */
export async function loadEdits(tx: Tx, identityIds: readonly string[]): Promise<ContactEdited[]> {
  const rows = await tx.query<Row>(
    `select edit_id as "editId", identity_id as "identityId", actor, (extract(epoch from made_at) * 1000)::float8 as "madeAt", body
     from crm.edits where identity_id = any($1) order by made_at, edit_id`,
    [identityIds],
  );
  return rows.map(({ body, ...edit }) => ({ ...edit, ...body }));
}
