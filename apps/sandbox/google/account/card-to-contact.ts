import type { Card, CardAddress, CardDate, CardName, CardPhone } from '../../population/card.js';
import type { ContactFields, ContactName } from './contact-fields.js';
import { groupResourceName } from './contact-groups.js';

// Chinese, Japanese and Korean names are written family name first, without a space.
const FAMILY_FIRST = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;

/** A card as a contact of the People API. Fields that the card lacks are omitted, never empty. */
export function cardToContact(card: Card): ContactFields {
  return withoutEmpty({
    addresses: card.addresses.map(addressOf),
    biographies: given(card.note).map((value) => ({ value, contentType: 'TEXT_PLAIN' as const })),
    birthdays: given(card.birthday).map((birthday) => ({ date: dateOf(birthday) })),
    emailAddresses: [...card.emails],
    events: card.events.map(({ type, ...date }) => ({ date: dateOf(date), type })),
    imClients: card.messengers.map(({ protocol, username }) => ({ username, protocol })),
    memberships: ['myContacts', ...card.groups].map((group) => ({
      contactGroupMembership: { contactGroupResourceName: groupResourceName(group) },
    })),
    names: given(card.name).map(nameOf),
    nicknames: given(card.nickname).map((value) => ({ value })),
    organizations: given(card.organization).map((organization) => ({ ...organization, current: true, type: 'work' })),
    phoneNumbers: card.phones.map(phoneOf),
    photos: given(card.photo).map(({ url, silhouette }) => (silhouette ? { url, default: true } : { url })),
    relations: [...card.relations],
    urls: [...card.urls],
    userDefined: [...card.custom],
  });
}

/** A card as an "other contact": only name and e-mail addresses, no groups. */
export function cardToOtherContact(card: Card): ContactFields {
  return withoutEmpty({ names: given(card.name).map(nameOf), emailAddresses: [...card.emails] });
}

/** Adds the display forms that Google derives from the parts of a name, unless they are given. */
export function withDerivedForms(name: ContactName): ContactName {
  const { honorificPrefix, givenName, middleName, familyName, honorificSuffix } = name;
  const joined = FAMILY_FIRST.test(familyName ?? '');
  const parts = [honorificPrefix, givenName, middleName, familyName, honorificSuffix].filter(
    (part) => part !== undefined,
  );
  const displayName = joined ? `${familyName ?? ''}${givenName ?? ''}` : parts.join(' ');
  const first = [givenName, middleName].filter((part) => part !== undefined).join(' ');
  const lastFirst = joined || familyName === undefined || first === '' ? displayName : `${familyName}, ${first}`;
  return {
    ...(displayName === '' ? {} : { displayName, displayNameLastFirst: lastFirst, unstructuredName: displayName }),
    ...name,
  };
}

/** Removes fields without values, as Google does. */
export function withoutEmpty(fields: ContactFields): ContactFields {
  return Object.fromEntries(Object.entries(fields).filter(([, values]) => values !== undefined && values.length > 0));
}

function nameOf(name: CardName): ContactName {
  const parts: ContactName = {
    ...(name.prefix === undefined ? {} : { honorificPrefix: name.prefix }),
    ...(name.given === undefined ? {} : { givenName: name.given }),
    ...(name.middle === undefined ? {} : { middleName: name.middle }),
    ...(name.family === undefined ? {} : { familyName: name.family }),
    ...(name.suffix === undefined ? {} : { honorificSuffix: name.suffix }),
    ...(name.phoneticGiven === undefined ? {} : { phoneticGivenName: name.phoneticGiven }),
    ...(name.phoneticFamily === undefined ? {} : { phoneticFamilyName: name.phoneticFamily }),
  };
  return withDerivedForms(parts);
}

function phoneOf({ spelled, e164, type }: CardPhone) {
  return { value: spelled, canonicalForm: e164, type };
}

function addressOf({ street, extended, city, region, postalCode, country, countryCode, type }: CardAddress) {
  const lines = [street, extended, `${postalCode} ${city}`, region, country].filter((line) => line !== undefined);
  return {
    formattedValue: lines.join('\n'),
    streetAddress: street,
    ...(extended === undefined ? {} : { extendedAddress: extended }),
    city,
    ...(region === undefined ? {} : { region }),
    postalCode,
    country,
    countryCode,
    type,
  };
}

function dateOf({ year, month, day }: CardDate) {
  return { ...(year === undefined ? {} : { year }), month, day };
}

function given<T>(value: T | undefined): T[] {
  return value === undefined ? [] : [value];
}
