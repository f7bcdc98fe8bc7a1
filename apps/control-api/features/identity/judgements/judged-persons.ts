import type { Tx } from '#store';
import { ApiError } from '../../../platform/http/api-error.js';

/** The subject of a judgement. */
export interface JudgedPerson {
  readonly id: string;
  /** Increases with every change of the card. */
  readonly version: string;
  /** The ids of its source contacts, its own first. */
  readonly identityIds: readonly string[];
}

/** Loads persons by any id that they ever had, in the given order. `field`: named in the error. @throws ApiError NOT_FOUND */
export async function loadJudgedPersons(
  tx: Tx,
  wanted: readonly { readonly id: string; readonly field: string }[],
): Promise<JudgedPerson[]> {
  const rows = await tx.query<JudgedPerson & { readonly wanted: string }>(
    `select a.id as wanted, c.id, c.revision::text as version,
       (select array_agg(l.identity_id order by l.identity_id <> c.id, l.identity_id)
        from crm.contacts_source_links l where l.local_contact_id = c.id) as "identityIds"
     from unnest($1::uuid[]) as a (id)
     left join crm.contacts_source_links own on own.identity_id = a.id
     join crm.contacts c on c.id = coalesce(own.local_contact_id, a.id)`,
    [wanted.map(({ id }) => id)],
  );
  return wanted.map(({ id, field }) => {
    const person = rows.find((row) => row.wanted === id);
    if (!person) throw new ApiError('NOT_FOUND', 'There is no person with this id.', { field });
    return { id: person.id, version: person.version, identityIds: person.identityIds };
  });
}

/** @throws ApiError VERSION_CONFLICT */
export function assertVersion({ version }: JudgedPerson, seen: string, field: string): void {
  if (version === seen) return;
  throw new ApiError('VERSION_CONFLICT', 'The person was changed in the meantime. Read it again, then decide.', {
    field,
  });
}
