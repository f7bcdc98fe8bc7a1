import { Injectable } from '@nestjs/common';
import type { Timeline } from '#domain';
import { Database, type Tx } from '#store';
import { inSqlSnapshot } from '../../../platform/database/read-snapshot.js';
import { loadEdits } from './edit-rows.js';
import { type HistoryItem, type HistoryQuery, historyCursor } from './history.schemas.js';
import { editItem, type PersonEventRow, personEventItem, sourceItem } from './history.view.js';
import { loadTimelines } from './timelines.js';

interface Entry {
  readonly at: number;
  readonly key: string;
  item(): HistoryItem;
}

export interface HistoryPage {
  readonly data: HistoryItem[];
  readonly nextCursor: string | null;
}

/** The history of a person, the latest first: versions of its source contacts, edits, merges and splits. */
@Injectable()
export class HistoryReader {
  constructor(private readonly database: Database) {}

  /** undefined: no person has this id. The history of a source contact includes the time when it belonged to another person. */
  async page(id: string, { limit, cursor }: HistoryQuery): Promise<HistoryPage | undefined> {
    return inSqlSnapshot(this.database, async (tx) => {
      const personId = await currentPersonId(tx, id);
      if (personId === undefined) return undefined;
      const lines = (await loadTimelines(tx, [personId])).filter((line) => line.personId === personId);
      const edits = await loadEdits(
        tx,
        lines.map(({ identityId }) => identityId),
      );
      const events = await loadPersonEvents(tx, personId);
      const entries: Entry[] = [
        ...lines.filter(isKept).flatMap(sourceEntries),
        ...edits.map((edit) => ({ at: edit.madeAt, key: `edit ${edit.editId}`, item: () => editItem(edit) })),
        ...events.map((event, i) => ({ at: event.at, key: `person ${i}`, item: () => personEventItem(event) })),
      ];
      const after = cursor === undefined ? undefined : historyCursor.decode(cursor);
      const older = entries.sort(latestFirst).filter((entry) => !after || latestFirst(after, entry) < 0);
      const shown = older.slice(0, limit);
      const last = shown.at(-1);
      return {
        data: shown.map((entry) => entry.item()),
        nextCursor: last && older.length > shown.length ? historyCursor.encode(last) : null,
      };
    });
  }
}

type Position = Pick<Entry, 'at' | 'key'>;

function latestFirst(a: Position, b: Position): number {
  return b.at - a.at || (a.key < b.key ? 1 : a.key > b.key ? -1 : 0);
}

/** Nothing of an account that was removed with its contacts is shown. */
const isKept = ({ states }: Timeline): boolean => states.every(({ accountRemovedAt }) => accountRemovedAt === null);

function sourceEntries({ states, identityId }: Timeline): Entry[] {
  return states.map((state, i) => ({
    at: state.observedAt,
    key: `source ${identityId} ${String(i).padStart(9, '0')}`,
    item: () => sourceItem(states[i - 1], state),
  }));
}

async function currentPersonId(tx: Tx, id: string): Promise<string | undefined> {
  const rows = await tx.query<{ id: string }>(
    `select id from crm.contacts where id = $1
     union all select local_contact_id from crm.contacts_source_links where identity_id = $1 limit 1`,
    [id],
  );
  return rows[0]?.id;
}

async function loadPersonEvents(tx: Tx, personId: string): Promise<PersonEventRow[]> {
  return tx.query<PersonEventRow>(
    `select type, person_id as "personId", other_person_ids as "otherPersonIds", identity_ids as "identityIds",
       (extract(epoch from occurred_at) * 1000)::float8 as at
     from crm.person_events where person_id = $1 or other_person_ids @> array[$1::uuid] order by revision, type, person_id`,
    [personId],
  );
}
