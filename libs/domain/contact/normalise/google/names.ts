import type { Contact } from '#contracts';
import { type JsonObject, objectsOf, textOf } from '../json.js';
import { bestOf } from './field.js';

type Names = Pick<
  Contact,
  | 'displayName'
  | 'prefix'
  | 'firstName'
  | 'middleName'
  | 'lastName'
  | 'suffix'
  | 'nickname'
  | 'phoneticFirstName'
  | 'phoneticLastName'
>;

/** Types of nicknames that are not used to address the person. */
const OTHER_NAME_TYPES = new Set<unknown>(['MAIDEN_NAME', 'INITIALS', 'GPLUS']);

export function googleNames(person: JsonObject): Names {
  const name = bestOf(objectsOf(person.names)) ?? {};
  return {
    displayName: textOf(name.displayName) ?? textOf(name.unstructuredName),
    prefix: textOf(name.honorificPrefix),
    firstName: textOf(name.givenName),
    middleName: textOf(name.middleName),
    lastName: textOf(name.familyName),
    suffix: textOf(name.honorificSuffix),
    nickname: nicknameOf(person.nicknames),
    phoneticFirstName: textOf(name.phoneticGivenName),
    phoneticLastName: textOf(name.phoneticFamilyName),
  };
}

function nicknameOf(nicknames: unknown): string | null {
  return textOf(bestOf(objectsOf(nicknames).filter((nickname) => !OTHER_NAME_TYPES.has(nickname.type)))?.value);
}
