import { readContact } from '#contracts';
import type { SourceContact, Timeline } from '#domain';
import type { Tx } from '#store';

interface StateRow extends Omit<SourceContact, 'contact' | 'fieldSince'> {
  readonly contact: Buffer;
  readonly personId: string;
}

interface MoveRow {
  readonly identityId: string;
  readonly revision: number;
  readonly from: string;
  readonly to: string;
  /** When the resolver decided it; null if that event is not projected yet. */
  readonly decidedAt: number | null;
}

/** Every source contact that belongs or ever belonged to one of these persons. Two statements. */
export async function loadTimelines(tx: Tx, personIds: readonly string[]): Promise<Timeline[]> {
  const states = await tx.query<StateRow>(STATES, [personIds]);
  const ids = [...new Set(states.map(({ identityId }) => identityId))];
  const moves = Map.groupBy(await tx.query<MoveRow>(MOVES, [ids]), ({ identityId }) => identityId);
  return [...Map.groupBy(states, ({ identityId }) => identityId)].map(([identityId, rows]): Timeline => {
    const read = rows.map(({ contact, personId: _, ...row }): SourceContact => {
      return { ...row, contact: readContact(contact), fieldSince: null };
    });
    const at = (revision: number) => read.find((state) => state.revision >= revision)?.observedAt ?? 0;
    return {
      identityId,
      states: read,
      moves: (moves.get(identityId) ?? []).map(({ revision, from, to, decidedAt }) => {
        return { at: decidedAt ?? at(revision), from, to };
      }),
      personId: rows[0]?.personId ?? identityId,
    };
  });
}

const MEMBERS = `select identity_id from crm.contacts_source_links where local_contact_id = any($1)
  union select identity_id from crm.person_moves where from_person_id = any($1) or to_person_id = any($1)`;

const milliseconds = (column: string) => `(extract(epoch from ${column}) * 1000)::float8`;

const STATES = `with members as (${MEMBERS}),
  versions as (
    select identity_id, revision, source_version, observed_at, deleted, contact from crm.source_link_versions
      where identity_id in (select identity_id from members)
    union all
    select identity_id, revision, source_version, last_seen_at, deleted_at is not null, contact
      from crm.contacts_source_links where identity_id in (select identity_id from members))
  select l.identity_id as "identityId", l.provider, l.account_id as "accountId", l.external_contact_id as "externalId",
    l.local_contact_id as "personId", ${milliseconds('l.first_seen_at')} as "firstObservedAt", v.source_version as version,
    v.revision::float8 as revision, ${milliseconds('v.observed_at')} as "observedAt", v.deleted, v.contact,
    ${milliseconds('l.account_removed_at')} as "accountRemovedAt"
  from versions v join crm.contacts_source_links l using (identity_id) order by l.identity_id, v.revision`;

const MOVES = `select m.identity_id as "identityId", m.revision::float8 as revision, m.from_person_id as "from",
    m.to_person_id as "to", ${milliseconds('min(e.occurred_at)')} as "decidedAt"
  from crm.person_moves m left join crm.person_events e on e.revision = m.revision and m.identity_id = any(e.identity_ids)
  where m.identity_id = any($1) group by 1, 2, 3, 4 order by 2`;
