import type { Detail } from '#contracts';
import type { DetailKind } from '../../details/detail-kinds.js';
import { distinct } from '../distinct.js';
import { type JsonObject, objectsOf, textOf } from '../json.js';
import { bestOf, primaryFirst } from './field.js';

/** Lists of a Google person of which each entry is one detail: the kind, and the members with its value and its label. */
const LISTS: readonly (readonly [list: string, kind: DetailKind, value: string, label: string | null])[] = [
  ['relations', 'relation', 'person', 'type'],
  ['occupations', 'occupation', 'value', null],
  ['externalIds', 'externalId', 'value', 'type'],
  ['genders', 'gender', 'value', null],
  ['genders', 'pronouns', 'addressMeAs', null],
  ['interests', 'interest', 'value', null],
  ['skills', 'expertise', 'value', null],
  ['locales', 'language', 'value', null],
  ['miscKeywords', 'custom', 'value', 'type'],
  ['organizations', 'phoneticCompany', 'phoneticName', null],
  ['organizations', 'location', 'location', null],
];

/** What a Google person says and the contact has no other field for; `names` and `biographies` beyond the one that is read. */
export function googleDetails(person: JsonObject, nickname: string | null): readonly Detail[] {
  const name = bestOf(objectsOf(person.names));
  const details: Detail[] = [
    ...others('otherName', person.names, 'displayName'),
    ...nicknameDetails(person.nicknames, nickname),
    ...others('otherNote', person.biographies, 'value'),
    ...detail('phoneticMiddleName', name?.phoneticMiddleName),
    ...LISTS.flatMap(([list, kind, value, label]) =>
      primaryFirst(person[list]).flatMap((field) => detail(kind, field[value], label && field[label])),
    ),
    ...primaryFirst(person.locations).flatMap((field) => detail('location', placeOf(field), field.type)),
  ];
  return distinct(details, ({ kind, label, value }) => JSON.stringify([kind, label, value]));
}

/** The best one has a field of its own. */
function others(kind: DetailKind, list: unknown, member: string): Detail[] {
  const fields = objectsOf(list);
  const best = textOf(bestOf(fields)?.[member]);
  return best === null
    ? []
    : fields.flatMap((field) => (textOf(field[member]) === best ? [] : detail(kind, field[member])));
}

function nicknameDetails(nicknames: unknown, shown: string | null): Detail[] {
  return objectsOf(nicknames).flatMap(({ value, type }) => {
    if (type === 'MAIDEN_NAME') return detail('maidenName', value);
    if (type === 'INITIALS' || type === 'GPLUS') return detail('custom', value, type.toLowerCase());
    return textOf(value) === shown ? [] : detail('otherNickname', value);
  });
}

/** "Building 7, floor 2, section B, desk 12" as far as it is known. */
function placeOf(field: JsonObject): string | null {
  const parts = ['value', 'buildingId', 'floor', 'floorSection', 'deskCode'].flatMap(
    (part) => textOf(field[part]) ?? [],
  );
  return textOf(parts.join(', '));
}

function detail(kind: DetailKind, value: unknown, label: unknown = null): Detail[] {
  const text = textOf(value);
  return text === null ? [] : [{ kind, label: textOf(label), value: text }];
}
