import { type AccountId, makeIdentityKey, makeRecordId, type RawContactMessage } from '#contracts';

const SYLLABLES =
  'ba chi do fen gar hol ist jun kel lor mar nik os pra qui ros sa tor ul ven wil xan yor zed al bru cas dro el fi gus hed'.split(
    ' ',
  );
const GIVEN_NAMES = 2_000;
const FAMILY_NAMES = 20_000;
const CITIES = 'Graz Porto Lund Brno Cork Gent Turku Bari Linz Faro Umea Zlin Sligo Namur Vaasa Lecce'.split(' ');
/** As at Google, the id of a contact source is the number of its resource name in hexadecimal. */
const FIRST_ID = 0x100000000000;
const FIRST_MOMENT = Date.UTC(2026, 0, 1);

export interface Load {
  readonly accountId: AccountId | string;
  /** Every n-th contact repeats an earlier person with the same name and e-mail address. 0 for none. */
  readonly duplicateEvery: number;
}

/** The n-th contact of a made-up address book as a message of raw.contacts. The same n always gives the same record. */
export function rawGoogleContact(
  n: number,
  { accountId, duplicateEvery }: Load,
  edition = 0,
): { key: string; message: RawContactMessage } {
  const externalId = (FIRST_ID + n).toString(16);
  const isDuplicate = duplicateEvery > 0 && n >= duplicateEvery && n % duplicateEvery === 0;
  const person = googlePerson(isDuplicate ? n - duplicateEvery + 1 : n, { externalId, n, edition });
  const version = `e${edition}-${n}`;
  const ref = { provider: 'google', accountId: String(accountId), externalId };
  return {
    key: makeIdentityKey(ref),
    message: {
      type: 'RawContact',
      value: {
        ...ref,
        recordId: makeRecordId({ ...ref, kind: 'contact', version }),
        kind: 'contact',
        aliases: [`people/c${FIRST_ID + n}`],
        operation: 'UPSERT',
        version,
        observedAt: FIRST_MOMENT + edition * 3_600_000 + Math.floor(n / 1000),
        syncJobId: null,
        origin: 'REFRESH',
        region: 'AT',
        payload: JSON.stringify(person),
      },
    },
  };
}

function googlePerson(seed: number, { externalId, n, edition }: { externalId: string; n: number; edition: number }) {
  const given = nameOf(skewed(hashed(seed), GIVEN_NAMES));
  const family = nameOf(GIVEN_NAMES + skewed(hashed(seed + 0x5bd1e995), FAMILY_NAMES));
  const source = { type: 'CONTACT', id: externalId };
  const metadata = { primary: true, source };
  return {
    resourceName: `people/c${FIRST_ID + n}`,
    etag: `%${n}-${edition}`,
    metadata: { sources: [source], objectType: 'PERSON' },
    names: [{ metadata, displayName: `${given} ${family}`, givenName: given, familyName: family }],
    emailAddresses: [
      { metadata, value: `${given}.${family}.${seed}@example.org`, type: 'home' },
      ...(n % 2 ? [{ value: `${family}${n}@work.example`, type: 'work' }] : []),
    ],
    phoneNumbers: [phone(n, metadata)],
    ...(n % 2
      ? {
          addresses: [
            {
              metadata,
              type: 'home',
              streetAddress: `${nameOf(hashed(n) % 5_000)}gasse ${1 + (hashed(n + 1) % 120)}`,
              city: pick(CITIES, hashed(n + 2)),
              postalCode: String(1000 + (hashed(n + 3) % 9_000)),
              countryCode: 'AT',
            },
          ],
        }
      : {}),
    ...(n % 5 < 3
      ? {
          organizations: [
            {
              metadata,
              name: `${nameOf(hashed(n + 5) % 3_000)} & Co`,
              title: edition ? `Lead ${edition}` : 'Engineer',
            },
          ],
        }
      : {}),
    ...(n % 5 < 2 ? { birthdays: [{ metadata, date: birthday(hashed(seed + 4)) }] } : {}),
    memberships: [
      {
        metadata,
        contactGroupMembership: { contactGroupId: `g${n % 7}`, contactGroupResourceName: `contactGroups/g${n % 7}` },
      },
    ],
  };
}

function birthday(chance: number): object {
  return { year: 1940 + (chance % 65), month: 1 + ((chance >>> 7) % 12), day: 1 + ((chance >>> 11) % 28) };
}

/** Google adds the E.164 form to most numbers, but not to all. */
function phone(n: number, metadata: object) {
  // All different, without similar neighbours.
  const national = String(1_000_000 + ((n * 7_919_111) % 9_000_000));
  const canonicalForm = n % 4 ? { canonicalForm: `+43664${national}` } : {};
  return { metadata, value: `0664 ${national}`, type: 'mobile', ...canonicalForm };
}

/** A hash: looks random, but the same number always gives the same result. */
function hashed(n: number): number {
  const spread = Math.imul(n ^ (n >>> 15), 0x2c1b3c6d);
  return (spread ^ (spread >>> 13)) >>> 0;
}

/** An index below `count`; lower ones are more frequent, as names are. */
function skewed(chance: number, count: number): number {
  return Math.floor(count * (chance / 2 ** 32) ** 2);
}

function nameOf(n: number): string {
  const h = hashed(n * 31 + 7);
  const name =
    [h, h >>> 5, h >>> 10]
      .slice(0, 2 + (h % 2))
      .map((part) => pick(SYLLABLES, part))
      .join('') + pick(SYLLABLES, h >>> 15);
  return name.charAt(0).toUpperCase() + name.slice(1);
}

function pick<T>(list: readonly T[], n: number): T {
  const item = list[n % list.length];
  if (item === undefined) throw new RangeError('An empty list to pick from');
  return item;
}
