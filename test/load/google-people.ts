import { type AccountId, makeIdentityKey, makeRecordId, type RawContactMessage } from '#contracts';

const GIVEN = [
  'Anna',
  'Bela',
  'Chiara',
  'David',
  'Elif',
  'Farid',
  'Greta',
  'Hiro',
  'Ines',
  'Jonas',
  'Katya',
  'Liam',
  'Mina',
  'Noor',
  'Olga',
  'Pavel',
];
const FAMILY_START = [
  'Al',
  'Bro',
  'Cas',
  'Dun',
  'El',
  'Fer',
  'Gru',
  'Hal',
  'Is',
  'Jor',
  'Kal',
  'Lin',
  'Mor',
  'Nor',
  'Os',
  'Pet',
];
const FAMILY_END = [
  'berg',
  'cini',
  'dottir',
  'enko',
  'field',
  'gaard',
  'holm',
  'ides',
  'jian',
  'kar',
  'ley',
  'mann',
  'nescu',
  'oglu',
  'poulos',
  'quist',
];
const CITIES = ['Graz', 'Porto', 'Lund', 'Brno', 'Cork', 'Gent', 'Turku', 'Bari'];
const FIRST_MOMENT = Date.UTC(2026, 0, 1);

export interface Load {
  readonly accountId: AccountId | string;
  /** One in so many contacts repeats an earlier person under another entry: same name and e-mail. 0 for none. */
  readonly duplicateEvery: number;
}

/** The n-th contact of a made-up address book as raw.contacts carries it: the same n always gives the same record. */
export function rawGoogleContact(
  n: number,
  { accountId, duplicateEvery }: Load,
  edition = 0,
): { key: string; message: RawContactMessage } {
  const externalId = n.toString(16).padStart(12, '0');
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
        aliases: [`people/c${n}`],
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
  const given = pick(GIVEN, seed);
  const family = pick(FAMILY_START, seed >> 4) + pick(FAMILY_END, seed >> 8);
  const source = { type: 'CONTACT', id: externalId };
  const metadata = { primary: true, source };
  return {
    resourceName: `people/c${n}`,
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
              streetAddress: `Lindengasse ${n % 300}`,
              city: pick(CITIES, n),
              postalCode: String(8000 + (n % 900)),
              countryCode: 'AT',
            },
          ],
        }
      : {}),
    ...(n % 5 < 3
      ? {
          organizations: [
            { metadata, name: `${pick(FAMILY_START, n)} & Co`, title: edition ? `Lead ${edition}` : 'Engineer' },
          ],
        }
      : {}),
    ...(n % 5 < 2
      ? { birthdays: [{ metadata, date: { year: 1950 + (seed % 50), month: 1 + (seed % 12), day: 1 + (seed % 28) } }] }
      : {}),
    memberships: [
      {
        metadata,
        contactGroupMembership: { contactGroupId: `g${n % 7}`, contactGroupResourceName: `contactGroups/g${n % 7}` },
      },
    ],
  };
}

/** Google gives the E.164 form of most numbers, but not of all. */
function phone(n: number, metadata: object) {
  const national = String(1_000_000 + n).padStart(7, '0');
  const canonicalForm = n % 4 ? { canonicalForm: `+43664${national}` } : {};
  return { metadata, value: `0664 ${national}`, type: 'mobile', ...canonicalForm };
}

function pick<T>(list: readonly T[], n: number): T {
  const item = list[n % list.length];
  if (item === undefined) throw new RangeError('An empty list to pick from');
  return item;
}
