import type { Contact } from '#contracts';
import { googleEmails, googleHandles, googlePhones, googleUrls } from './google/contact-points.js';
import { googleDates } from './google/dates.js';
import { googleDetails } from './google/details.js';
import { googleGroups } from './google/groups.js';
import { googleNames } from './google/names.js';
import { googleAddresses, googleOrganizations } from './google/places.js';
import { googleCustom, googleNotes, googlePhotos } from './google/profile.js';
import { objectOf } from './json.js';
import { NormaliseError } from './normalise-error.js';

/**
 * A person of the Google People API, as received, to the canonical contact.
 *
 * | Google | ours |
 * |---|---|
 * | names[best].displayName, else unstructuredName | displayName |
 * | names[best].honorificPrefix, givenName, middleName, familyName, honorificSuffix | prefix, firstName, middleName, lastName, suffix |
 * | names[best].phoneticGivenName, phoneticFamilyName | phoneticFirstName, phoneticLastName |
 * | nicknames[best].value, not maiden names or initials | nickname |
 * | emailAddresses[]: value, type | emails[]: value (and normalized), label |
 * | phoneNumbers[]: value, canonicalForm, type | phones[]: value, e164, label |
 * | addresses[]: type, streetAddress, extendedAddress, poBox, city, region, postalCode, country, countryCode, formattedValue | addresses[]: label, street, extended, poBox, city, region, postalCode, country, countryCode, formatted |
 * | organizations[]: name, title, department | organizations[] |
 * | birthdays[]: date, else text | dates[] labelled "birthday" |
 * | events[]: type, date | dates[] labelled with the type |
 * | urls[]: value, type; calendarUrls[]: url, type | urls[]: value, label |
 * | imClients[]: protocol, username, type | handles[]: service, value, label |
 * | sipAddresses[]: value without "sip:", type | handles[] of the service "sip" |
 * | photos[] that are not the default silhouette: url | photos[] |
 * | userDefined[]: key, value | custom[] |
 * | relations[]: person, type; occupations[], externalIds[], genders[], interests[], skills[], locales[], locations[], miscKeywords[]; the other names[], nicknames[] and biographies[]; names[best].phoneticMiddleName; organizations[].phoneticName, location | details[]: kind, label, value |
 * | memberships[].contactGroupMembership.contactGroupResourceName, not contactGroups/myContacts | groups[] |
 * | biographies[best].value | notes |
 * | metadata.primary of any of these | primary, and first in its list |
 *
 * "best" is the one marked primary, else primary of its source, else the first. Fields that are not named here are not read.
 * Source: https://developers.google.com/people/api/rest/v1/people (resource Person).
 *
 * @param options.region ISO 3166-1 alpha-2 of the account, for phone numbers without a country code.
 * @throws NormaliseError PAYLOAD_NOT_AN_OBJECT. A field of the wrong type is no error: it counts as absent.
 */
export function normaliseGoogleContact(payload: unknown, options: { readonly region: string | null }): Contact {
  const person = objectOf(payload);
  if (person === undefined) throw new NormaliseError('PAYLOAD_NOT_AN_OBJECT', 'A Google person must be a JSON object.');
  const names = googleNames(person);
  return {
    ...names,
    emails: googleEmails(person.emailAddresses),
    phones: googlePhones(person.phoneNumbers, options.region),
    addresses: googleAddresses(person.addresses),
    organizations: googleOrganizations(person.organizations),
    dates: googleDates(person),
    urls: googleUrls(person.urls, person.calendarUrls),
    handles: googleHandles(person.imClients, person.sipAddresses),
    photos: googlePhotos(person.photos),
    custom: googleCustom(person.userDefined),
    groups: googleGroups(person.memberships),
    notes: googleNotes(person.biographies),
    details: googleDetails(person, names.nickname),
  };
}
