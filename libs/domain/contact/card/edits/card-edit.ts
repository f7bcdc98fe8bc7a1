import type { ContactEdited, EditedAddress, EditedChange, EditedDate, EditedLabel } from '#contracts';
import { DETAIL_KINDS, type DetailKind } from '../../details/detail-kinds.js';
import { SCALAR_FIELDS, type ScalarField } from '../person-card.js';

/** The kinds of values of which a card may have several. */
export const VALUE_KINDS = ['email', 'phone', 'website', 'handle', 'address', 'date', ...DETAIL_KINDS] as const;
export type ValueKind = (typeof VALUE_KINDS)[number];

export interface TypedText<Of extends ValueKind> {
  readonly of: Of;
  readonly text: string;
  readonly label: string | null;
}

/** A value as it was typed; it gets its key when it is applied. */
export type TypedValue =
  | TypedText<'email' | 'phone' | 'website' | 'handle' | DetailKind>
  | { readonly of: 'address'; readonly address: EditedAddress }
  | { readonly of: 'date'; readonly date: EditedDate };

/** One change of a card by an edit. */
export type CardChange =
  | { readonly kind: 'set'; readonly field: ScalarField; readonly value: string | null }
  | { readonly kind: 'useSource'; readonly of: ScalarField | ValueKind }
  | { readonly kind: 'put'; readonly value: TypedValue; readonly replaces: string | null; readonly primary: boolean }
  | { readonly kind: 'remove' | 'primary'; readonly of: ValueKind; readonly key: string }
  | { readonly kind: 'order'; readonly of: ValueKind; readonly keys: readonly string[] }
  | { readonly kind: 'addLabel' | 'removeLabel'; readonly label: EditedLabel }
  | { readonly kind: 'pin' | 'unpin' | 'archive' | 'restore' | 'keep' };

export interface CardEdit {
  readonly editId: string;
  readonly identityId: string;
  readonly actor: string;
  readonly madeAt: number;
  /** ISO 3166-1 alpha-2, for phone numbers without a country code. */
  readonly region: string | null;
  readonly changes: readonly CardChange[];
}

/** Reads a message; changes of an unknown kind and incomplete ones are left out. */
export function readEdit({ changes, ...edit }: ContactEdited): CardEdit {
  return { ...edit, changes: changes.flatMap((change) => readChange(change) ?? []) };
}

/** Edits are applied in the order in which they were made, not in that in which they arrive. */
export function byTimeMade(a: CardEdit, b: CardEdit): number {
  return a.madeAt - b.madeAt || (a.editId < b.editId ? -1 : 1);
}

function readChange(change: EditedChange): CardChange | undefined {
  const field = SCALAR_FIELDS.find((name) => name === change.field);
  const of = VALUE_KINDS.find((name) => name === change.field);
  const either = field ?? of;
  const { key, keys, value, group } = change;
  switch (change.kind) {
    case 'SET_FIELD':
      return field && { kind: 'set', field, value };
    case 'CLEAR_FIELD':
      return field && { kind: 'set', field, value: null };
    case 'USE_SOURCE':
      return either && { kind: 'useSource', of: either };
    case 'PUT_VALUE':
      return of && readPut(of, change);
    case 'REMOVE_VALUE':
      return of && key !== null ? { kind: 'remove', of, key } : undefined;
    case 'SET_PRIMARY':
      return of && key !== null ? { kind: 'primary', of, key } : undefined;
    case 'ORDER':
      return of && { kind: 'order', of, keys };
    case 'ADD_LABEL':
      return group ? { kind: 'addLabel', label: group } : undefined;
    case 'REMOVE_LABEL':
      return group ? { kind: 'removeLabel', label: group } : undefined;
    case 'PIN':
      return { kind: 'pin' };
    case 'UNPIN':
      return { kind: 'unpin' };
    case 'ARCHIVE':
      return { kind: 'archive' };
    case 'RESTORE':
      return { kind: 'restore' };
    case 'KEEP':
      return { kind: 'keep' };
    case 'UNKNOWN':
      return undefined;
    default:
      return change.kind satisfies never;
  }
}

function readPut(of: ValueKind, { key, value, label, primary, address, date }: EditedChange): CardChange | undefined {
  const typed = readTyped(of, { value, label, address, date });
  return typed && { kind: 'put', value: typed, replaces: key, primary };
}

function readTyped(
  of: ValueKind,
  { value, label, address, date }: Pick<EditedChange, 'value' | 'label' | 'address' | 'date'>,
): TypedValue | undefined {
  if (of === 'address') return address ? { of, address } : undefined;
  if (of === 'date') return date ? { of, date } : undefined;
  return value === null ? undefined : { of, text: value, label };
}
