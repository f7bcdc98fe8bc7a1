import type { EditedChange } from '#contracts';

const NOTHING: Omit<EditedChange, 'kind'> = {
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

/** A change that says only what is given. */
export function editedChange(kind: EditedChange['kind'], rest: Partial<EditedChange> = {}): EditedChange {
  return { ...NOTHING, ...rest, kind };
}
