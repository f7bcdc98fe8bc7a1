import type { EntityManager, FilterQuery } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { Contact, ContactInfo, ContactLabel, Label, OrmDatabase, SourceLink } from '#store/orm';
import { makeCursor, parseCursor } from './cursor.js';
import type { PersonListItem, PersonQuery } from './person.schemas.js';
import { inSnapshot } from './read-snapshot.js';
import { searchPatterns } from './search-patterns.js';

export interface PersonPage {
  readonly data: PersonListItem[];
  readonly nextCursor: string | null;
}

/** Pages of persons by name, then id, those without a name last. Six statements a page at most, whatever its size. */
@Injectable()
export class PersonListReader {
  constructor(private readonly database: OrmDatabase) {}

  async page(query: PersonQuery): Promise<PersonPage> {
    return inSnapshot(this.database, async (em) => {
      const found = await findContacts(em, query, query.limit + 1);
      const contacts = found.slice(0, query.limit);
      const last = contacts.at(-1);
      const extras = await extrasOf(
        em,
        contacts.map(({ id }) => id),
      );
      return {
        data: contacts.map(({ id, name, company, jobTitle, avatarUrl }) => ({
          id,
          name: name ?? null,
          company: company ?? null,
          jobTitle: jobTitle ?? null,
          avatarUrl: avatarUrl ?? null,
          ...extras(id),
        })),
        nextCursor:
          last && found.length > contacts.length ? makeCursor({ name: last.name ?? null, id: last.id }) : null,
      };
    });
  }
}

/** Each part of the order is one range of the index on (name, id), so that the last page costs what the first does. */
async function findContacts(em: EntityManager, { search = '', cursor, archived }: PersonQuery, count: number) {
  const matching = searchPatterns(search).map((pattern) => ({ searchText: { $like: pattern } }));
  const take = (range: FilterQuery<Contact>, limit: number) =>
    em.find(
      Contact,
      { $and: [{ state: archived === 'true' ? 'archived' : 'active' }, ...matching, range] },
      {
        fields: ['id', 'name', 'company', 'jobTitle', 'avatarUrl'],
        orderBy: [{ name: 'asc nulls last' }, { id: 'asc' }],
        limit,
      },
    );
  const after = cursor === undefined ? undefined : parseCursor(cursor);
  if (!after) return take({}, count);
  const { name, id } = after;
  if (name === null) return take({ name: null, id: { $gt: id } }, count);
  const named = await take({ name: { $gte: name }, $or: [{ name: { $gt: name } }, { id: { $gt: id } }] }, count);
  return named.length < count ? [...named, ...(await take({ name: null }, count - named.length))] : named;
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
