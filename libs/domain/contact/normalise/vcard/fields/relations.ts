import type { Detail } from '#contracts';
import { textOf } from '../../json.js';
import { textValueOf } from '../syntax/components.js';
import type { ContentLine } from '../syntax/content-lines.js';
import type { Vcard } from '../syntax/vcard.js';

/**
 * Properties of relations, with the relation; null if it is the label of the property. Outlook, Evolution and KDE have their own
 * names for the same.
 */
export const RELATIONS: ReadonlyMap<string, string | null> = new Map([
  ['RELATED', null],
  ['X-ABRELATEDNAMES', null],
  ['X-RELATION', null],
  ['AGENT', 'agent'],
  ...['spouse', 'manager', 'assistant', 'child', 'partner'].flatMap((relation) =>
    ['X-', 'X-MS-', 'X-EVOLUTION-', 'X-KADDRESSBOOK-X-'].map((prefix) => [name(prefix, relation), relation] as const),
  ),
]);

/** KDE writes "X-SpousesName" where others write "X-SPOUSE". */
function name(prefix: string, relation: string): string {
  return `${prefix}${relation.toUpperCase()}${prefix.startsWith('X-KADDRESSBOOK') ? 'SNAME' : ''}`;
}

export function vcardRelations(card: Vcard): readonly Detail[] {
  return card.lines(...RELATIONS.keys()).flatMap((line) => {
    const value = isCard(line) ? null : textOf(textValueOf(line));
    return value === null ? [] : [{ kind: 'relation', label: RELATIONS.get(line.name) ?? card.label(line), value }];
  });
}

/** An AGENT may be a whole card. */
function isCard({ value }: ContentLine): boolean {
  return /^\s*(?:BEGIN:VCARD|$)/i.test(value);
}
