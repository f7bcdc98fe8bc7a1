import type { Tx } from '#store';
import { ApiError } from '../../../platform/http/api-error.js';

/** A person as somebody judges of it. */
export interface JudgedPerson {
  readonly id: string;
  /** Grows with every change of the card. */
  readonly version: string;
  /** The ids of its source contacts, its own first. */
  readonly identityIds: readonly string[];
}

/** The persons to whom ids lead, in their order; any id that a person ever had will do. @throws ApiError NOT_FOUND with the field */
export async function personsOf(tx: Tx, asked: readonly { id: string; field: string }[]): Promise<JudgedPerson[]> {
  const rows = await tx.query<JudgedPerson & { readonly asked: string }>(
    `select a.id as asked, c.id, c.revision::text as version,
       (select array_agg(l.identity_id order by l.identity_id <> c.id, l.identity_id)
        from crm.contacts_source_links l where l.local_contact_id = c.id) as "identityIds"
     from unnest($1::uuid[]) as a (id)
     left join crm.contacts_source_links own on own.identity_id = a.id
     join crm.contacts c on c.id = coalesce(own.local_contact_id, a.id)`,
    [asked.map(({ id }) => id)],
  );
  return asked.map(({ id, field }) => {
    const person = rows.find((row) => row.asked === id);
    if (!person) throw new ApiError('NOT_FOUND', 'There is no person with this id.', { field });
    return { id: person.id, version: person.version, identityIds: person.identityIds };
  });
}

/** @throws ApiError VERSION_CONFLICT */
export function expectVersion({ version }: JudgedPerson, seen: string, field: string): void {
  if (version === seen) return;
  throw new ApiError('VERSION_CONFLICT', 'The person was changed meanwhile. Look at it again, then decide.', { field });
}
