import { Injectable } from '@nestjs/common';
import { Database, type Tx } from '#store';
import { inSqlSnapshot } from '../../../platform/database/read-snapshot.js';
import type { PersonListItem, PersonQuery } from './person.schemas.js';
import { personCursor } from './person-cursor.js';
import { searchPersons } from './person-search.js';

export interface PersonPage {
  readonly data: PersonListItem[];
  readonly nextCursor: string | null;
}

/** Pages of persons: all by name, then id, without a name last; or those that match a search, the best first. */
@Injectable()
export class PersonListReader {
  constructor(private readonly database: Database) {}

  async page({ search = '', archived, cursor, limit }: PersonQuery): Promise<PersonPage> {
    return inSqlSnapshot(this.database, async (tx) => {
      const found = await searchPersons(tx, {
        search,
        state: archived === 'true' ? 'archived' : 'active',
        after: cursor === undefined ? undefined : personCursor.decode(cursor),
        count: limit + 1,
      });
      const shown = found.slice(0, limit);
      const last = shown.at(-1);
      return {
        data: await itemsOf(
          tx,
          shown.map(({ id }) => id),
        ),
        nextCursor: last && found.length > shown.length ? personCursor.encode(last) : null,
      };
    });
  }
}

const VALUES = (type: string) =>
  `array(select value from crm.contact_info i where i.contact_id = c.id and i.type = '${type}' order by position)`;

/** In the order of the ids. */
async function itemsOf(tx: Tx, ids: readonly string[]): Promise<PersonListItem[]> {
  if (ids.length === 0) return [];
  return tx.query<PersonListItem>(
    `select c.id, c.name, c.company, c.job_title as "jobTitle", c.avatar_url as "avatarUrl", c.pinned,
       ${VALUES('email')} as emails, ${VALUES('phone')} as phones,
       array(select distinct l.name from crm.contact_labels w join crm.labels l on l.id = w.label_id
         where w.contact_id = c.id and not l.deleted order by l.name) as labels,
       (select count(*)::int from crm.contacts_source_links s
         where s.local_contact_id = c.id and s.account_removed_at is null) as sources
     from unnest($1::uuid[]) with ordinality as wanted (id, position) join crm.contacts c using (id) order by position`,
    [ids],
  );
}
