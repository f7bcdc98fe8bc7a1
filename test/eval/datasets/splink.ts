import { csvRows } from './csv-rows.js';
import { birthday, part, person } from './google-parts.js';
import type { Labelled } from './labelled.js';

/** historical_50k and its parts (moj-analytical-services/splink_datasets): people of Wikidata, corrupted; one address book. */
export function historical(paths: readonly string[]): Labelled[] {
  return paths.flatMap((path, account) =>
    csvRows(path, ['unique_id', 'cluster', 'full_name', 'dob', 'birth_place', 'postcode_fake', 'occupation']).map(
      (row): Labelled => ({
        externalId: row.unique_id ?? '',
        account,
        entity: row.cluster ?? '',
        person: person({
          names: part({ displayName: row.full_name }),
          addresses: part({ city: row.birth_place, postalCode: row.postcode_fake }),
          birthdays: birthday(row.dob ?? ''),
          organizations: part({ title: row.occupation }),
        }),
        region: 'GB',
      }),
    ),
  );
}

/** fake_1000 and its kin: name, birthday, city and e-mail, corrupted; one address book. */
export function fake(paths: readonly string[]): Labelled[] {
  return paths.flatMap((path, account) =>
    csvRows(path, ['unique_id', 'cluster', 'first_name', 'surname', 'dob', 'city', 'email']).map(
      (row): Labelled => ({
        externalId: row.unique_id ?? '',
        account,
        entity: row.cluster ?? '',
        person: person({
          names: part({ givenName: row.first_name, familyName: row.surname }),
          addresses: part({ city: row.city }),
          birthdays: birthday(row.dob ?? ''),
          emailAddresses: part({ value: row.email }),
        }),
        region: 'GB',
      }),
    ),
  );
}
