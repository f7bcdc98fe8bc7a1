import { DETAIL_KINDS } from '../details/detail-kinds.js';
import { detailProperty, ownProperty } from '../details/detail-properties.js';
import { geoParts } from '../details/geo.js';
import type { WrittenProperty } from './content-line.js';
import type { ExportedPerson } from './exported-person.js';

type Detail = ExportedPerson['details'][number];

/** Kinds that share the property of a field. Without a value of the field, a reader would take the first of them for it. */
const BEYOND = { otherNickname: 'nickname', otherNote: 'notes' } as const;

/** The relations that Apple has a word for. */
const OF_APPLE: ReadonlySet<string> = new Set(
  'father mother parent brother sister child son daughter friend spouse partner assistant manager'.split(' '),
);

/** The details of a person as properties, in the order of the kinds, without pictures. @param group makes a group for a label. */
export function writtenDetails(person: ExportedPerson, group: () => string): readonly WrittenProperty[] {
  return DETAIL_KINDS.flatMap((kind) =>
    person.details.filter((detail) => detail.kind === kind && kind !== 'picture'),
  ).flatMap((detail) => written(detail, nameOf(detail, person), group));
}

/** Apple shows its own words in the language of the reader. */
function labelOf({ kind, label }: Detail): string | null {
  if (kind !== 'relation' || label === null || !OF_APPLE.has(label)) return label;
  return `_$!<${label.charAt(0).toUpperCase()}${label.slice(1)}>!$_`;
}

function nameOf({ kind }: Detail, person: ExportedPerson): string {
  const isBeyond = kind === 'otherNickname' || kind === 'otherNote';
  return isBeyond && person[BEYOND[kind]] === null ? ownProperty(kind) : detailProperty(kind);
}

function written(detail: Detail, name: string, group: () => string): readonly WrittenProperty[] {
  const { kind, value } = detail;
  const label = labelOf(detail);
  const property = { name, value: (kind === 'position' && geoParts(value)) || value };
  if (label === null) return [property];
  const own = group();
  return [
    { ...property, group: own },
    { name: 'X-ABLabel', group: own, value: label },
  ];
}
