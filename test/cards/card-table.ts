import { type ExportedPerson, type VcardProperty, vcardProperties } from '#domain';

/** One value of a card and the field of the person that has it. */
export interface CardRow {
  readonly property: string;
  readonly value: string;
  /** The field of the person's card; null if there is none. */
  readonly field: string | null;
  /** The reason why no field has the value; null if one has it, and if the value is lost. */
  readonly reason: string | null;
}

const ABOUT_THE_CARD = 'describes the card and not the person';
const IN_THE_RAW_RECORD = 'no contact has such a field; the raw record has it';
const REPEATED = 'the person has one value, and another one comes first';

const WITHOUT_FIELD: ReadonlyMap<string, string> = new Map([
  ...'VERSION PRODID REV UID SOURCE MAILER CLASS XML CLIENTPIDMAP KIND X-ADDRESSBOOKSERVER-KIND MEMBER X-ADDRESSBOOKSERVER-MEMBER X-RADICALE-NAME'
    .split(' ')
    .map((name) => [name, ABOUT_THE_CARD] as const),
  ...'LOGO SOUND KEY CALURI CALADRURI FBURL'.split(' ').map((name) => [name, IN_THE_RAW_RECORD] as const),
]);

type Found = { readonly field: string } | { readonly reason: string } | undefined;

/** Every value of a card with the field of the person that has it, or the reason why none does. A row with neither is a loss. */
export function cardTable(card: string, person: ExportedPerson): readonly CardRow[] {
  const seen = new Map<string, number>();
  return vcardProperties(card).flatMap((property) => {
    const nth = seen.get(property.name) ?? 0;
    seen.set(property.name, nth + 1);
    return property.parts.flatMap((texts, part) =>
      texts.map(plain).flatMap((value) => {
        return value === '' ? [] : [rowOf(property, value, find(property, { value, part, nth }, person))];
      }),
    );
  });
}

function rowOf({ name, params }: VcardProperty, value: string, found: Found): CardRow {
  const types = params.get('TYPE') ?? [];
  return {
    property: [name, ...types].join(';'),
    value: value.length > 60 ? `${value.slice(0, 60)}… (${value.length} characters)` : value,
    field: found && 'field' in found ? found.field : null,
    reason: found && 'reason' in found ? found.reason : null,
  };
}

interface ValuePart {
  readonly value: string;
  /** Which part of the property, and which property of its name: from 0. */
  readonly part: number;
  readonly nth: number;
}

const SCALARS: Readonly<
  Record<string, 'name' | 'notes' | 'jobTitle' | 'nickname' | 'phoneticFirstName' | 'phoneticLastName'>
> = {
  NICKNAME: 'nickname',
  'X-PHONETIC-FIRST-NAME': 'phoneticFirstName',
  'X-PHONETIC-LAST-NAME': 'phoneticLastName',
  FN: 'name',
  NOTE: 'notes',
  TITLE: 'jobTitle',
};

function find(property: VcardProperty, valuePart: ValuePart, person: ExportedPerson): Found {
  const { name, params } = property;
  const { value, part } = valuePart;
  const reason = WITHOUT_FIELD.get(name);
  const scalar = SCALARS[name];
  const detail = detailOf(value, person);
  if (scalar !== undefined) return within(scalar, person[scalar], value) ?? detail ?? organizationOf(value, person);
  if (name === 'AGENT' && /^BEGIN:VCARD/i.test(value)) return { reason: IN_THE_RAW_RECORD };
  if (reason !== undefined) return { reason };
  if (name === 'N') return nameOf(valuePart, person);
  if (name === 'ORG') {
    const [field, text] = part === 0 ? ['company', person.company] : ['department', person.department];
    return within(field ?? name, text ?? null, value) ?? organizationOf(value, person);
  }
  if (name === 'PHOTO') return photoOf(value, person);
  if (name === 'CATEGORIES') return person.labels.includes(value) ? { field: 'labels' } : undefined;
  if (name === 'X-ABLABEL') return labelOf(value, person);
  if (name === 'ADR' || name === 'LABEL' || name === 'X-ABADR') return addressOf(property, valuePart, person);
  if (name === 'BDAY' || /ANNIVERSARY|ABDATE|DEATHDATE/.test(name)) return dateOf(params, value, person);
  return (
    contactInfoOf(property, value, person) ??
    detail ??
    (name.startsWith('X-') ? { reason: IN_THE_RAW_RECORD } : undefined)
  );
}

function detailOf(value: string, { details }: ExportedPerson): Found {
  const found = details.find((detail) => comparable(detail.value) === comparable(value));
  return found && { field: `details (${found.kind})` };
}

function organizationOf(value: string, { organizations }: ExportedPerson): Found {
  const found = organizations.some((organization) =>
    Object.values(organization).some((part) => part !== null && comparable(part).includes(comparable(value))),
  );
  return found ? { field: 'organizations' } : undefined;
}

/** Several names of one part are in one field; honorifics are in the whole name. */
function nameOf({ value, nth }: ValuePart, person: ExportedPerson): Found {
  const fields = ['lastName', 'firstName', 'middleName', 'prefix', 'suffix'] as const;
  const found = [...fields, 'name' as const].map((field) => within(field, person[field], value)).find((one) => one);
  return found ?? (nth > 0 ? { reason: REPEATED } : undefined);
}

/** The contact info types of properties; other properties are handles. */
const INFO: Readonly<Record<string, string>> = { EMAIL: 'email', TEL: 'phone', URL: 'website' };
const HANDLE =
  /^(?:IMPP|X-SOCIALPROFILE|SOCIALPROFILE|X-(?:AIM|ICQ|JABBER|MSN|YAHOO|SKYPE|SKYPE-USERNAME|QQ|GTALK|TWITTER))$/;

function contactInfoOf({ name, params }: VcardProperty, value: string, { contactInfo }: ExportedPerson): Found {
  const type = INFO[name] ?? (HANDLE.test(name) ? 'handle' : undefined);
  if (type === undefined) return undefined;
  const plainText = value.replace(/^[a-z-]+:(?!\/\/)/i, '').replace(/^goim\?screenname=/, '');
  const wanted = comparable(
    type === 'handle' ? (params.get('X-USER')?.[0] ?? plainText) : type === 'website' ? value : plainText,
  );
  const found = contactInfo.find((info) => info.type === type && comparable(info.value) === wanted);
  return found && { field: found.type };
}

const PARTS = ['poBox', 'extended', 'street', 'city', 'region', 'postalCode', 'country'] as const;

function addressOf({ name }: VcardProperty, { value, part }: ValuePart, { addresses }: ExportedPerson): Found {
  const fields = name === 'ADR' ? PARTS.slice(part, part + 1) : (['countryCode', 'formatted'] as const);
  const field = fields.find((one) => addresses.some((address) => comparable(address[one] ?? '') === comparable(value)));
  return field && { field: `addresses.${field}` };
}

function dateOf(params: VcardProperty['params'], value: string, { importantDates }: ExportedPerson): Found {
  const digits = value.replace(/(?<=\d)[T ].*$/, '').replace(/\D/g, '');
  const omitted = params.get('X-APPLE-OMIT-YEAR')?.[0] ?? '';
  const found = importantDates.find(({ year, month, day, text }) => {
    const parts = [year ?? omitted, month ?? '', day ?? ''].map((one) =>
      one === '' ? '' : String(one).padStart(2, '0'),
    );
    return text === value || parts.join('') === digits;
  });
  return found && { field: `importantDates (${found.label})` };
}

/** Which of several embedded pictures is which cannot be seen from here. */
function photoOf(value: string, person: ExportedPerson): Found {
  if (/^https?:/i.test(value)) return detailOf(value, person);
  if (person.avatarUrl !== null) return { field: 'avatarUrl' };
  return { reason: 'a picture of an unknown format or size is described in a custom field; the raw record has it' };
}

function labelOf(value: string, { contactInfo, addresses, importantDates, details }: ExportedPerson): Found {
  const wanted = comparable(value.replace(/^_\$!<|>!\$_$/g, ''));
  const found = [...contactInfo, ...addresses, ...importantDates, ...details].some(
    ({ label }) => comparable(label ?? '') === wanted,
  );
  return found ? { field: 'label' } : { reason: 'is the label of a value that has no label on the card of the person' };
}

function within(field: string, text: string | null, value: string): Found {
  return text !== null && comparable(text).includes(comparable(value)) ? { field } : undefined;
}

function plain(text: string): string {
  return text.toWellFormed().replaceAll('\0', '').trim();
}

/** Numbers have many notations, so signs and spaces are ignored. */
function comparable(text: string): string {
  const plainText = text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
  return plainText === '' ? text : plainText;
}
