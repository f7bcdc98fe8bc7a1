import type { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { Contact, ContactInfo, ContactLabel, Label, OrmDatabase, SourceLink } from '#store/orm';
import { makeCursor, parseCursor } from './cursor.js';
import type { PersonListItem, PersonQuery } from './person.schemas.js';
import { searchPersons } from './person-search.js';
import { inSnapshot } from './read-snapshot.js';

export interface PersonPage {
  readonly data: PersonListItem[];
  readonly nextCursor: string | null;
}

/** Pages of persons: all by name, then id, those without a name last; or those that match a search, the best first. */
@Injectable()
export class PersonListReader {
  constructor(private readonly database: OrmDatabase) {}

  async page({ search = '', archived, cursor, limit }: PersonQuery): Promise<PersonPage> {
    return inSnapshot(this.database, async (em) => {
      const found = await searchPersons(em, {
        search,
        state: archived === 'true' ? 'archived' : 'active',
        after: cursor === undefined ? undefined : parseCursor(cursor),
        count: limit + 1,
      });
      const shown = found.slice(0, limit);
      const last = shown.at(-1);
      return {
        data: await itemsOf(
          em,
          shown.map(({ id }) => id),
        ),
        nextCursor: last && found.length > shown.length ? makeCursor(last) : null,
      };
    });
  }
}

/** In the order of the ids. */
async function itemsOf(em: EntityManager, ids: readonly string[]): Promise<PersonListItem[]> {
  if (ids.length === 0) return [];
  const fields = ['id', 'name', 'company', 'jobTitle', 'avatarUrl', 'pinned'] as const;
  const contacts = new Map((await em.find(Contact, { id: { $in: [...ids] } }, { fields })).map((one) => [one.id, one]));
  const extras = await extrasOf(em, ids);
  return ids.flatMap((id) => {
    const contact = contacts.get(id);
    if (!contact) return [];
    const { name, company, jobTitle, avatarUrl, pinned } = contact;
    const scalars = {
      name: name ?? null,
      company: company ?? null,
      jobTitle: jobTitle ?? null,
      avatarUrl: avatarUrl ?? null,
    };
    return { id, ...scalars, pinned, ...extras(id) };
  });
}

async function extrasOf(em: EntityManager, ids: readonly string[]) {
  const contactId = { $in: [...ids] };
  const type = { $in: ['email', 'phone'] };
  const info = await em.find(ContactInfo, { contactId, type }, { orderBy: { position: 'asc' } });
  const worn = await em.find(ContactLabel, { contactId });
  const labels = await em.find(
    Label,
    { id: { $in: [...new Set(worn.map(({ labelId }) => labelId))] }, deleted: false },
    { orderBy: { name: 'asc' } },
  );
  const links = await em.find(SourceLink, { localContactId: contactId }, { fields: ['localContactId'] });

  const infoOf = Map.groupBy(info, (entry) => entry.contactId);
  const labelIdsOf = Map.groupBy(worn, (entry) => entry.contactId);
  const linksOf = Map.groupBy(links, (link) => link.localContactId);
  return (id: string) => {
    const values = (wanted: string) =>
      (infoOf.get(id) ?? []).filter((one) => one.type === wanted).map(({ value }) => value);
    const own = new Set(labelIdsOf.get(id)?.map(({ labelId }) => labelId));
    return {
      emails: values('email'),
      phones: values('phone'),
      labels: labels.filter((label) => own.has(label.id)).map(({ name }) => name),
      sources: linksOf.get(id)?.length ?? 0,
    };
  };
}
