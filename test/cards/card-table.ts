import { type ExportedPerson, type VcardProperty, vcardProperties } from '#domain';

/** What became of one thing that a card says. */
export interface CardRow {
  readonly property: string;
  readonly said: string;
  /** The field of the person's card that says it; null when none does. */
  readonly field: string | null;
  /** Why no field says it; null when one does, and when one should. */
  readonly reason: string | null;
}

const ABOUT_THE_CARD = 'tells of the card and not of the person';
const IN_THE_CONTACT = 'the person has no such field; it stands in the source contact';
const IN_THE_RAW_RECORD = 'no contact has such a field; it stands in the raw record';
const SAID_ONCE = 'the person has one, and another one was said first';

const WITHOUT_FIELD: ReadonlyMap<string, string> = new Map([
  ...'VERSION PRODID REV UID SOURCE MAILER CLASS XML CLIENTPIDMAP KIND X-ADDRESSBOOKSERVER-KIND MEMBER X-ADDRESSBOOKSERVER-MEMBER SORT-STRING X-RADICALE-NAME'
    .split(' ')
    .map((name) => [name, ABOUT_THE_CARD] as const),
  ...'X-PHONETIC-FIRST-NAME X-PHONETIC-LAST-NAME X-ABRELATEDNAMES RELATED ROLE GENDER LANG TZ GEO AGENT'
    .split(' ')
    .map((name) => [name, IN_THE_CONTACT] as const),
  ...'LOGO SOUND KEY CALURI CALADRURI FBURL'.split(' ').map((name) => [name, IN_THE_RAW_RECORD] as const),
]);

type Found = { readonly field: string } | { readonly reason: string } | undefined;

/** Each thing that the card says beside the field of the person that says it, or why none does. A row with neither is a loss. */
export function cardTable(card: string, person: ExportedPerson): readonly CardRow[] {
  const seen = new Map<string, number>();
  return vcardProperties(card).flatMap((property) => {
    const nth = seen.get(property.name) ?? 0;
    seen.set(property.name, nth + 1);
    return property.parts.flatMap((texts, part) =>
      texts.map(plain).flatMap((said) => {
        return said === '' ? [] : [rowOf(property, said, find(property, { said, part, nth }, person))];
      }),
    );
  });
}

function rowOf({ name, params }: VcardProperty, said: string, found: Found): CardRow {
  const types = params.get('TYPE') ?? [];
  return {
    property: [name, ...types].join(';'),
    said: said.length > 60 ? `${said.slice(0, 60)}… (${said.length} characters)` : said,
    field: found && 'field' in found ? found.field : null,
    reason: found && 'reason' in found ? found.reason : null,
  };
}

interface Said {
  readonly said: string;
  /** Which part of the property, and which property of its name: from 0. */
  readonly part: number;
  readonly nth: number;
}

const SCALARS: Readonly<Record<string, 'name' | 'notes' | 'jobTitle'>> = {
  FN: 'name',
  NOTE: 'notes',
  TITLE: 'jobTitle',
};

function find(property: VcardProperty, told: Said, person: ExportedPerson): Found {
  const { name, params } = property;
  const { said, part, nth } = told;
  const reason = WITHOUT_FIELD.get(name);
  const scalar = SCALARS[name];
  if (scalar !== undefined) return within(scalar, person[scalar], said) ?? repeated(nth);
  if (name === 'AGENT' && /^BEGIN:VCARD/i.test(said)) return { reason: IN_THE_RAW_RECORD };
  if (reason !== undefined) return { reason };
  if (name === 'N') return nameOf(told, person);
  if (name === 'NICKNAME') return within('nickname', person.nickname, said) ?? { reason: IN_THE_CONTACT };
  if (name === 'ORG')
    return part === 0 ? (within('company', person.company, said) ?? repeated(nth)) : { reason: IN_THE_CONTACT };
  if (name === 'PHOTO') return photoOf(params, said, person);
  if (name === 'CATEGORIES') return person.labels.includes(said) ? { field: 'labels' } : undefined;
  if (name === 'X-ABLABEL') return labelOf(said, person);
  if (name === 'ADR' || name === 'LABEL' || name === 'X-ABADR') return addressOf(property, told, person);
  if (name === 'BDAY' || /ANNIVERSARY|ABDATE|DEATHDATE/.test(name)) return dateOf(params, said, person);
  return contactInfoOf(property, said, person);
}

/** Several names of one part stand in one field; honorifics stand in the name as a whole. */
function nameOf({ said, part, nth }: Said, person: ExportedPerson): Found {
  const fields = ['lastName', 'firstName', 'middleName'] as const;
  const found = [...fields, 'name' as const].map((field) => within(field, person[field], said)).find((one) => one);
  return found ?? (nth > 0 ? { reason: SAID_ONCE } : part > 2 ? { reason: IN_THE_CONTACT } : undefined);
}

/** Types of contact info that properties become; what is not named here is a handle. */
const INFO: Readonly<Record<string, string>> = { EMAIL: 'email', TEL: 'phone', URL: 'website' };
const HANDLE =
  /^(?:IMPP|X-SOCIALPROFILE|SOCIALPROFILE|X-(?:AIM|ICQ|JABBER|MSN|YAHOO|SKYPE|SKYPE-USERNAME|QQ|GTALK|TWITTER))$/;

function contactInfoOf({ name, params }: VcardProperty, said: string, { contactInfo }: ExportedPerson): Found {
  const type = INFO[name] ?? (HANDLE.test(name) ? 'handle' : undefined);
  if (type === undefined) return name.startsWith('X-') ? { reason: IN_THE_RAW_RECORD } : undefined;
  const bare = said.replace(/^[a-z-]+:(?!\/\/)/i, '').replace(/^goim\?screenname=/, '');
  const wanted = comparable(type === 'handle' ? (params.get('X-USER')?.[0] ?? bare) : type === 'website' ? said : bare);
  const found = contactInfo.find((info) => info.type === type && comparable(info.value) === wanted);
  return found && { field: found.type };
}

const PARTS = ['poBox', 'extended', 'street', 'city', 'region', 'postalCode', 'country'] as const;

function addressOf({ name }: VcardProperty, { said, part }: Said, { addresses }: ExportedPerson): Found {
  const fields = name === 'ADR' ? PARTS.slice(part, part + 1) : (['countryCode', 'formatted'] as const);
  const field = fields.find((one) => addresses.some((address) => comparable(address[one] ?? '') === comparable(said)));
  return field && { field: `addresses.${field}` };
}

function dateOf(params: VcardProperty['params'], said: string, { importantDates }: ExportedPerson): Found {
  const digits = said.replace(/(?<=\d)[T ].*$/, '').replace(/\D/g, '');
  const omitted = params.get('X-APPLE-OMIT-YEAR')?.[0] ?? '';
  const found = importantDates.find(({ year, month, day, text }) => {
    const parts = [year ?? omitted, month ?? '', day ?? ''].map((one) =>
      one === '' ? '' : String(one).padStart(2, '0'),
    );
    return text === said || parts.join('') === digits;
  });
  return found && { field: `importantDates (${found.label})` };
}

function photoOf(params: VcardProperty['params'], said: string, { avatarUrl }: ExportedPerson): Found {
  if (avatarUrl !== null && said === avatarUrl) return { field: 'avatarUrl' };
  const isAddress = /^https?:/i.test(said) && !params.has('ENCODING');
  return {
    reason: isAddress
      ? SAID_ONCE
      : 'a picture in the card is told of in the source contact and stands in the raw record',
  };
}

function labelOf(said: string, { contactInfo, addresses, importantDates }: ExportedPerson): Found {
  const wanted = comparable(said.replace(/^_\$!<|>!\$_$/g, ''));
  const found = [...contactInfo, ...addresses, ...importantDates].some(
    ({ label }) => comparable(label ?? '') === wanted,
  );
  return found
    ? { field: 'label' }
    : { reason: 'names a relation, or a value that has no labels on the card of the person' };
}

function within(field: string, value: string | null, said: string): Found {
  return value !== null && comparable(value).includes(comparable(said)) ? { field } : undefined;
}

function repeated(nth: number): Found {
  return nth > 0 ? { reason: SAID_ONCE } : undefined;
}

function plain(text: string): string {
  return text.toWellFormed().replaceAll('\0', '').trim();
}

/** Numbers are written in many ways, so signs and spaces count for nothing. */
function comparable(text: string): string {
  const bare = text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
  return bare === '' ? text : bare;
}
