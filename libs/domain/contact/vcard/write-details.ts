import { DETAIL_KINDS } from '../details/detail-kinds.js';
import { detailProperty, ownProperty } from '../details/detail-properties.js';
import type { WrittenProperty } from './content-line.js';
import type { ExportedPerson } from './exported-person.js';

type Detail = ExportedPerson['details'][number];

/** Kinds that share the property of a field. Without a value of the field, a reader would take the first of them for it. */
const BEYOND = { otherName: 'name', otherNickname: 'nickname', otherNote: 'notes' } as const;

/** The details of a person as properties, in the order of the kinds, without pictures. @param group makes a group for a label. */
export function writtenDetails(person: ExportedPerson, group: () => string): readonly WrittenProperty[] {
  return DETAIL_KINDS.flatMap((kind) =>
    person.details.filter((detail) => detail.kind === kind && kind !== 'picture'),
  ).flatMap((detail) => written(detail, nameOf(detail, person), group));
}

function nameOf({ kind }: Detail, person: ExportedPerson): string {
  const isBeyond = kind === 'otherName' || kind === 'otherNickname' || kind === 'otherNote';
  return isBeyond && person[BEYOND[kind]] === null ? ownProperty(kind) : detailProperty(kind);
}

function written({ label, value }: Detail, name: string, group: () => string): readonly WrittenProperty[] {
  const property = { name, value };
  if (label === null) return [property];
  const own = group();
  return [
    { ...property, group: own },
    { name: 'X-ABLabel', group: own, value: label },
  ];
}
