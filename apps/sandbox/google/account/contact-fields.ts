import { z } from 'zod';

// The Person fields of the People API as its reference documents them, without what the server adds to responses
// (field metadata, formatted types). https://developers.google.com/people/api/rest/v1/people

const text = z.string().max(10_000);
const typed = { type: text.optional() };

/** A calendar date; a part that is 0 or missing is unknown. */
const date = z.strictObject({
  year: z.int().min(0).max(9999).optional(),
  month: z.int().min(0).max(12).optional(),
  day: z.int().min(0).max(31).optional(),
});

const name = z.strictObject({
  displayName: text.optional(),
  displayNameLastFirst: text.optional(),
  unstructuredName: text.optional(),
  givenName: text.optional(),
  middleName: text.optional(),
  familyName: text.optional(),
  honorificPrefix: text.optional(),
  honorificSuffix: text.optional(),
  phoneticGivenName: text.optional(),
  phoneticFamilyName: text.optional(),
});

const address = z.strictObject({
  formattedValue: text.optional(),
  streetAddress: text.optional(),
  extendedAddress: text.optional(),
  poBox: text.optional(),
  city: text.optional(),
  region: text.optional(),
  postalCode: text.optional(),
  country: text.optional(),
  countryCode: text.optional(),
  ...typed,
});

const organization = z.strictObject({
  name: text.optional(),
  title: text.optional(),
  department: text.optional(),
  domain: text.optional(),
  current: z.boolean().optional(),
  startDate: date.optional(),
  endDate: date.optional(),
  ...typed,
});

const membership = z.strictObject({
  contactGroupMembership: z.strictObject({ contactGroupResourceName: z.string().regex(/^contactGroups\/\w+$/) }),
});

const many = <T extends z.ZodType>(item: T) => z.array(item).max(500).optional();

/** The fields of a contact that its owner can set. An empty list removes the field. */
export const ContactFields = z.strictObject({
  addresses: many(address),
  biographies: many(z.strictObject({ value: text, contentType: z.enum(['TEXT_PLAIN', 'TEXT_HTML']).optional() })),
  birthdays: many(z.strictObject({ date: date.optional(), text: text.optional() })),
  emailAddresses: many(z.strictObject({ value: text, displayName: text.optional(), ...typed })),
  events: many(z.strictObject({ date, ...typed })),
  imClients: many(z.strictObject({ username: text, protocol: text.optional(), ...typed })),
  memberships: many(membership),
  names: many(name),
  nicknames: many(z.strictObject({ value: text, ...typed })),
  organizations: many(organization),
  phoneNumbers: many(z.strictObject({ value: text, canonicalForm: text.optional(), ...typed })),
  photos: many(z.strictObject({ url: z.url(), default: z.boolean().optional() })),
  relations: many(z.strictObject({ person: text, ...typed })),
  urls: many(z.strictObject({ value: text, ...typed })),
  userDefined: many(z.strictObject({ key: text, value: text })),
});
export type ContactFields = z.infer<typeof ContactFields>;
export type ContactName = z.infer<typeof name>;

/** Every valid path of a field mask, also those that the sandbox never fills. */
export const MASK_PATHS: ReadonlySet<string> = new Set([
  ...Object.keys(ContactFields.shape),
  ...['ageRanges', 'calendarUrls', 'clientData', 'coverPhotos', 'externalIds', 'genders', 'interests', 'locales'],
  ...['locations', 'metadata', 'miscKeywords', 'occupations', 'sipAddresses', 'skills'],
]);
