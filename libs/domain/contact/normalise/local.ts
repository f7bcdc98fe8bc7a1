import type { Address, Contact, ContactDate, Detail, Email, Handle, Phone, Url } from '#contracts';
import { type JsonObject, objectOf, objectsOf, textOf, wholeNumberOf } from './json.js';
import { NormaliseError } from './normalise-error.js';
import { normaliseEmail } from './values/email.js';
import { toE164 } from './values/phone.js';

/**
 * A contact that was made in Kith, as the control API writes it, to the canonical contact. Names, nickname, company, job title,
 * department, notes and avatarUrl are texts; emails, phones, websites and handles are lists of {value, label?, primary?} (a handle has a
 * service), addresses and dates lists of their parts, details lists of
 * {type, value, label?}.
 *
 * @param options.region ISO 3166-1 alpha-2, for phone numbers without a country code.
 * @throws NormaliseError PAYLOAD_NOT_AN_OBJECT. A field of the wrong type is no error: it counts as absent.
 */
export function normaliseLocalContact(payload: unknown, options: { readonly region: string | null }): Contact {
  const fields = objectOf(payload);
  if (fields === undefined) throw new NormaliseError('PAYLOAD_NOT_AN_OBJECT', 'A local contact must be a JSON object.');
  const [name, title, department] = [textOf(fields.company), textOf(fields.jobTitle), textOf(fields.department)];
  const photo = textOf(fields.avatarUrl);
  return {
    displayName: textOf(fields.name),
    prefix: textOf(fields.prefix),
    firstName: textOf(fields.firstName),
    middleName: textOf(fields.middleName),
    lastName: textOf(fields.lastName),
    suffix: textOf(fields.suffix),
    nickname: textOf(fields.nickname),
    phoneticFirstName: textOf(fields.phoneticFirstName),
    phoneticLastName: textOf(fields.phoneticLastName),
    emails: objectsOf(fields.emails).flatMap(email),
    phones: objectsOf(fields.phones).flatMap((item) => phone(item, options.region)),
    addresses: objectsOf(fields.addresses).map(address),
    organizations: name || title || department ? [{ name, title, department, primary: true }] : [],
    dates: objectsOf(fields.dates).flatMap(date),
    urls: objectsOf(fields.websites).flatMap(url),
    handles: objectsOf(fields.handles).flatMap(handle),
    photos: photo ? [{ url: photo, primary: true }] : [],
    custom: [],
    groups: [],
    notes: textOf(fields.notes),
    details: objectsOf(fields.details).flatMap(detail),
  };
}

function detail(item: JsonObject): Detail[] {
  const [kind, value] = [textOf(item.type), textOf(item.value)];
  return kind === null || value === null ? [] : [{ kind, label: textOf(item.label), value }];
}

function email(item: JsonObject): Email[] {
  const value = textOf(item.value);
  if (value === null) return [];
  return [{ value, normalized: normaliseEmail(value), label: textOf(item.label), primary: item.primary === true }];
}

function phone(item: JsonObject, region: string | null): Phone[] {
  const value = textOf(item.value);
  if (value === null) return [];
  const e164 = toE164({ value, canonical: null, region });
  return [{ value, e164, label: textOf(item.label), primary: item.primary === true }];
}

function url(item: JsonObject): Url[] {
  const value = textOf(item.value);
  return value === null ? [] : [{ value, label: textOf(item.label) }];
}

function handle(item: JsonObject): Handle[] {
  const value = textOf(item.value);
  if (value === null) return [];
  return [{ service: textOf(item.service)?.toLowerCase() ?? 'other', value, label: textOf(item.label) }];
}

function address(item: JsonObject): Address {
  return {
    label: textOf(item.label),
    primary: false,
    street: textOf(item.street),
    extended: textOf(item.extended),
    poBox: textOf(item.poBox),
    city: textOf(item.city),
    region: textOf(item.region),
    postalCode: textOf(item.postalCode),
    country: textOf(item.country),
    countryCode: textOf(item.countryCode),
    formatted: textOf(item.formatted),
  };
}

function date(item: JsonObject): ContactDate[] {
  const label = textOf(item.label);
  if (label === null) return [];
  const year = wholeNumberOf(item.year, 1, 9999);
  const month = wholeNumberOf(item.month, 1, 12);
  const day = month === null ? null : wholeNumberOf(item.day, 1, 31);
  return [{ label, year, month, day, text: textOf(item.text) }];
}
