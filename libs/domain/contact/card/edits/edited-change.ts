import type { EditedChange } from '#contracts';

const EMPTY_CHANGE: Omit<EditedChange, 'kind'> = {
  field: null,
  key: null,
  value: null,
  label: null,
  primary: false,
  keys: [],
  address: null,
  date: null,
  group: null,
};

/** A change with only the given members set. */
export function editedChange(kind: EditedChange['kind'], rest: Partial<EditedChange> = {}): EditedChange {
  return { ...EMPTY_CHANGE, ...rest, kind };
}
