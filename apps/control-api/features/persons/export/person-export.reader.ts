import { Injectable } from '@nestjs/common';
import { type ExportedPerson, type ExportedPicture, makePicturePath, parsePicturePath } from '#domain';
import { Database } from '#store';
import { searchCondition } from '../cards/person-search.js';

const PAGE_SIZE = 200;

type Row = Omit<ExportedPerson, 'pictures'>;

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
      for (const person of rows) {
        yield { ...person, pictures: await this.#picturesOf(person) };
        after = person.personId;
      }
      if (rows.length < PAGE_SIZE) return;
    }
  }

  /** Of one person at a time: the pictures of a page may be too many for the memory. */
  async #picturesOf({ avatarUrl, details }: Row): Promise<ExportedPicture[]> {
    const addresses = [avatarUrl ?? '', ...details.flatMap(({ kind, value }) => (kind === 'picture' ? [value] : []))];
    const hashes = addresses.flatMap((address) => parsePicturePath(address) ?? []);
    if (hashes.length === 0) return [];
    const rows = await this.database.query<{ hash: string; mediaType: string; body: Buffer }>(
      'select hash, media_type as "mediaType", body from identity.pictures where hash = any($1)',
      [hashes],
    );
    return rows.map(({ hash, mediaType, body }) => {
      return { path: makePicturePath(hash), mediaType, base64: body.toString('base64') };
    });
  }
}

/** $1: the last id of the previous page; $2: the page size; from $3 on: the parameters of `matching`. */
function pageSql(matching: string): string {
  return `
    select c.id as "personId", c.name, c.first_name as "firstName", c.middle_name as "middleName", c.last_name as "lastName",
      c.prefix, c.suffix, c.phonetic_first_name as "phoneticFirstName", c.phonetic_last_name as "phoneticLastName",
      c.nickname, c.company, c.department, c.organizations, c.details, c.job_title as "jobTitle", c.avatar_url as "avatarUrl", c.notes, (extract(epoch from c.updated_at) * 1000)::float8 as "updatedAt",
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
            where w.contact_id = c.id and not l.deleted order by l.name) as labels
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
