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

/** Nickname types that nobody is called by. */
const NOT_CALLED_BY = new Set<unknown>(['MAIDEN_NAME', 'INITIALS', 'GPLUS']);

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
  return textOf(bestOf(objectsOf(nicknames).filter((nickname) => !NOT_CALLED_BY.has(nickname.type)))?.value);
}
