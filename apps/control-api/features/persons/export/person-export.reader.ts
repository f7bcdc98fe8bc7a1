import { Injectable } from '@nestjs/common';
import { readContact } from '#contracts';
import { type ExportedPerson, nameExtras } from '#domain';
import { Database } from '#store';
import { searchCondition } from '../cards/person-search.js';

const PAGE_SIZE = 200;

interface Row extends Omit<ExportedPerson, keyof ReturnType<typeof nameExtras>> {
  /** The source contact of the name. */
  readonly named: Buffer | null;
}

/**
 * Every person that a search finds, ordered by id, in pages of one statement. Memory does not grow with their number, and no
 * transaction stays open while the client reads. A card is consistent; a person that is merged during the export may be missing.
 */
@Injectable()
export class PersonExportReader {
  constructor(private readonly database: Database) {}

  async *persons(search: string): AsyncGenerator<ExportedPerson> {
    const { sql: matching, params } = searchCondition(search, 3);
    const sql = pageSql(matching);
    let after = '00000000-0000-0000-0000-000000000000';
    for (;;) {
      const rows = await this.database.query<Row>(sql, [after, PAGE_SIZE, ...params]);
      for (const { named, ...person } of rows) {
        yield { ...person, ...nameExtras(named?.length ? readContact(named) : undefined) };
        after = person.personId;
      }
      if (rows.length < PAGE_SIZE) return;
    }
  }
}

/** $1: the last id of the previous page; $2: the page size; from $3 on: the parameters of `matching`. */
function pageSql(matching: string): string {
  return `
    select c.id as "personId", c.name, c.first_name as "firstName", c.middle_name as "middleName", c.last_name as "lastName", c.nickname,
      c.company, c.job_title as "jobTitle", c.avatar_url as "avatarUrl", c.notes, (extract(epoch from c.updated_at) * 1000)::float8 as "updatedAt",
      ${list(
        'contactInfo',
        `'type', i.type, 'key', i.value_key, 'value', i.value, 'label', i.label, 'primary', i.is_primary`,
        {
          from: 'crm.contact_info i where i.contact_id = c.id',
          order: 'i.position',
        },
      )},
      ${list('addresses', ADDRESS, { from: 'crm.addresses a where a.contact_id = c.id', order: 'a.position' })},
      ${list('importantDates', `'label', d.label, 'year', d.year, 'month', d.month, 'day', d.day, 'text', d.text`, {
        from: 'crm.important_dates d where d.contact_id = c.id',
        order: 'd.date_key',
      })},
      array(select distinct l.name from crm.contact_labels w join crm.labels l on l.id = w.label_id
            where w.contact_id = c.id and not l.deleted order by l.name) as labels,
      (select s.contact from crm.contacts_source_links s where s.local_contact_id = c.id
         and s.identity_id::text = c.metadata #>> '{sources,contacts,fields,name}') as named
    from crm.contacts c where c.id > $1 and ${matching} order by c.id limit $2`;
}

const ADDRESS = `'label', a.label, 'street', a.street, 'extended', a.extended, 'poBox', a.po_box, 'city', a.city,
  'region', a.region, 'postalCode', a.postal_code, 'country', a.country, 'countryCode', a.country_code, 'formatted', a.formatted`;

function list(
  name: string,
  fields: string,
  { from, order }: { readonly from: string; readonly order: string },
): string {
  return `(select coalesce(json_agg(json_build_object(${fields}) order by ${order}), '[]') from ${from}) as "${name}"`;
}
