import type { Detail } from '#contracts';
import { type DetailKind } from '../../../details/detail-kinds.js';
import { TEXT_PROPERTIES } from '../../../details/detail-properties.js';
import { geoUri } from '../../../details/geo.js';
import { distinct } from '../../distinct.js';
import { textOf } from '../../json.js';
import { textValueOf } from '../syntax/components.js';
import { paramOf, type Vcard } from '../syntax/vcard.js';
import { androidRows } from './android-custom.js';
import { nicknames } from './names.js';
import { vcardNotes } from './profile.js';
import { vcardRelations } from './relations.js';

/** What the card says and the contact has no other field for. */
export function vcardDetails(card: Vcard): readonly Detail[] {
  const details: Detail[] = [
    ...others('otherName', texts(card, 'FN')),
    ...others('otherNickname', nicknames(card)),
    ...others('otherNote', vcardNotes(card)),
    ...vcardRelations(card),
    ...androidRows(card, 'relation').map(({ label, value }) => ({ kind: 'relation', label, value })),
    ...textDetails(card),
    ...positionsOfAddresses(card),
    ...card.lines('N').flatMap((line) => detail('sortAs', textOf(paramOf(line, 'SORT-AS')))),
  ];
  return distinct(details, ({ kind, label, value }) => JSON.stringify([kind, label, value]));
}

/** The first one has a field of its own. */
function others(kind: DetailKind, values: readonly string[]): Detail[] {
  return values.slice(1).flatMap((value) => (value === values[0] ? [] : detail(kind, value)));
}

function texts(card: Vcard, name: string): readonly string[] {
  return card.lines(name).flatMap((line) => textOf(textValueOf(line)) ?? []);
}

function textDetails(card: Vcard): Detail[] {
  return card.lines(...TEXT_PROPERTIES.keys()).flatMap((line) => {
    const kind = TEXT_PROPERTIES.get(line.name) ?? 'custom';
    const value = textOf(textValueOf(line));
    return detail(kind, value !== null && kind === 'position' ? geoUri(value) : value, card.label(line));
  });
}

/** RFC 6350 §5.10: the position of an address is a parameter of it. */
function positionsOfAddresses(card: Vcard): Detail[] {
  return card
    .lines('ADR')
    .flatMap((line) => detail('position', geoUri(paramOf(line, 'GEO') ?? '') || null, card.label(line)));
}

function detail(kind: DetailKind, value: string | null, label: string | null = null): Detail[] {
  return value === null ? [] : [{ kind, label, value }];
}
