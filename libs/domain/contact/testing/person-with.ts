import type { ExportedPerson } from '../vcard/exported-person.js';

const EMPTY_PERSON: ExportedPerson = {
  personId: 'p1',
  updatedAt: 0,
  name: null,
  firstName: null,
  middleName: null,
  lastName: null,
  prefix: null,
  suffix: null,
  phoneticFirstName: null,
  phoneticLastName: null,
  nickname: null,
  company: null,
  department: null,
  jobTitle: null,
  avatarUrl: null,
  notes: null,
  contactInfo: [],
  addresses: [],
  importantDates: [],
  organizations: [],
  details: [],
  pictures: [],
  labels: [],
};

/** An exported person with only the given fields. */
export function personWith(fields: Partial<ExportedPerson>): ExportedPerson {
  return { ...EMPTY_PERSON, ...fields };
}
