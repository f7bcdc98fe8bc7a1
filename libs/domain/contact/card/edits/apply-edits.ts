import { CONTACT_INFO_TYPES } from '../fields/contact-info.js';
import { groupKey, sortedGroups } from '../fields/groups.js';
import type { CardContactInfo, CardGroup, PersonCard } from '../person-card.js';
import { byTimeMade, type CardChange, type CardEdit, type ValueKind } from './card-edit.js';
import { editList, type ListChange, type ListItem } from './edit-list.js';
import { editScalars } from './edit-scalars.js';
import { typedAddress, typedContactInfo, typedDate } from './typed-values.js';

interface MadeChange {
  readonly change: CardChange;
  readonly edit: CardEdit;
}

/**
 * The card after what somebody did to it by hand. What an edit holds stays whatever the sources say later, until the source's value
 * is asked for. Depends on the set of edits and not on their order.
 */
export function applyEdits(said: PersonCard, edits: readonly CardEdit[]): PersonCard {
  if (edits.length === 0) return said;
  const inTime = [...edits].sort(byTimeMade);
  const made = inTime.flatMap((edit) => edit.changes.map((change): MadeChange => ({ change, edit })));
  return {
    ...said,
    ...editScalars(said, inTime),
    contactInfo: editContactInfo(said, made),
    addresses: editAddresses(said, made),
    importantDates: editDates(said, made),
    groups: editGroups(said, made),
    ...editState(said, made),
    updatedAt: Math.max(said.updatedAt, ...inTime.map(({ madeAt }) => madeAt)),
  };
}

function editContactInfo({ contactInfo }: PersonCard, made: readonly MadeChange[]): readonly CardContactInfo[] {
  const edited = CONTACT_INFO_TYPES.flatMap((type) => {
    const changes = listChanges<CardContactInfo>(made, type, ({ value }, by) =>
      value.of === type ? typedContactInfo({ ...value, of: type }, by) : undefined,
    );
    const said = contactInfo.filter((info) => info.type === type);
    return editList(said, changes, (item, primary) => ({ ...item, primary }));
  });
  return edited.map((entry, position) => ({ ...entry, position }));
}

function editAddresses({ addresses }: PersonCard, made: readonly MadeChange[]): PersonCard['addresses'] {
  const changes = listChanges(made, 'address', ({ value }, by) =>
    value.of === 'address' ? typedAddress(value, by) : undefined,
  );
  return editList(addresses, changes, (item) => item).map((address, position) => ({ ...address, position }));
}

function editDates({ importantDates }: PersonCard, made: readonly MadeChange[]): PersonCard['importantDates'] {
  const changes = listChanges(made, 'date', ({ value }, by) =>
    value.of === 'date' ? typedDate(value, by) : undefined,
  );
  return editList(importantDates, changes, (item) => item);
}

type Put = Extract<CardChange, { readonly kind: 'put' }>;

/** The changes of one kind of values since the source's values were last asked for. */
function listChanges<Item extends ListItem>(
  made: readonly MadeChange[],
  of: ValueKind,
  itemOf: (put: Put, by: CardEdit) => Item | undefined,
): readonly ListChange<Item>[] {
  const changes: ListChange<Item>[] = [];
  for (const { change, edit } of made) {
    if (change.kind === 'useSource' && change.of === of) changes.length = 0;
    if (change.kind === 'put' && change.value.of === of) {
      const item = itemOf(change, edit);
      if (item) changes.push({ kind: 'put', item, replaces: change.replaces, primary: change.primary });
    }
    const isOfKind = 'of' in change && change.of === of;
    if (isOfKind && (change.kind === 'remove' || change.kind === 'primary' || change.kind === 'order'))
      changes.push(change);
  }
  return changes;
}

function editGroups({ groups }: PersonCard, made: readonly MadeChange[]): readonly CardGroup[] {
  const worn = new Map(groups.map((group) => [groupKey(group), group]));
  for (const { change, edit } of made) {
    if (change.kind === 'removeLabel') worn.delete(groupKey(change.label));
    if (change.kind !== 'addLabel' || worn.has(groupKey(change.label))) continue;
    const { provider, accountId, externalId } = change.label;
    const group = { provider, accountId, externalId, identityIds: [], editId: edit.editId };
    worn.set(groupKey(group), group);
  }
  return sortedGroups([...worn.values()]);
}

/** A person that every source has deleted is up for review until somebody said that it stays, or put it away. */
function editState(
  said: PersonCard,
  made: readonly MadeChange[],
): Pick<PersonCard, 'pinned' | 'state' | 'archivalReview'> {
  let { pinned } = said;
  let archived = false;
  let keptAt = Number.NEGATIVE_INFINITY;
  for (const { change, edit } of made) {
    if (change.kind === 'pin' || change.kind === 'unpin') pinned = change.kind === 'pin';
    if (change.kind === 'archive' || change.kind === 'restore') archived = change.kind === 'archive';
    if (change.kind === 'keep') keptAt = edit.madeAt;
  }
  const archivalReview = said.archivalReview && !archived && keptAt < said.updatedAt;
  return { pinned, state: archived && said.state === 'active' ? 'archived' : said.state, archivalReview };
}
