import { DETAIL_KINDS } from '../../details/detail-kinds.js';
import { CONTACT_INFO_TYPES } from '../fields/contact-info.js';
import { sortedDetails, withoutShown } from '../fields/details.js';
import { groupKey, sortedGroups } from '../fields/groups.js';
import type { CardContactInfo, CardDetail, CardGroup, PersonCard } from '../person-card.js';
import { byTimeMade, type CardChange, type CardEdit, type ValueKind } from './card-edit.js';
import { editList, type ListChange, type ListItem } from './edit-list.js';
import { editScalars } from './edit-scalars.js';
import { typedAddress, typedContactInfo, typedDate, typedDetail, withKey } from './typed-values.js';

interface MadeChange {
  readonly change: CardChange;
  readonly edit: CardEdit;
}

/**
 * Applies edits to the card that was folded from the sources. An edited value stays, whatever the sources have later, until an edit
 * goes back to the source's value. The result depends on the set of edits and not on their order.
 */
export function applyEdits(card: PersonCard, edits: readonly CardEdit[]): PersonCard {
  if (edits.length === 0) return card;
  const inTime = [...edits].sort(byTimeMade);
  const made = inTime.flatMap((edit) => edit.changes.map((change): MadeChange => ({ change, edit })));
  const scalars = editScalars(card, inTime);
  return {
    ...card,
    ...scalars,
    details: sortedDetails(withoutShown(editDetails(card, made), scalars)),
    contactInfo: editContactInfo(card, made),
    addresses: editAddresses(card, made),
    importantDates: editDates(card, made),
    groups: editGroups(card, made),
    ...editState(card, made),
    updatedAt: Math.max(card.updatedAt, ...inTime.map(({ madeAt }) => madeAt)),
  };
}

function editContactInfo({ contactInfo }: PersonCard, made: readonly MadeChange[]): readonly CardContactInfo[] {
  const edited = CONTACT_INFO_TYPES.flatMap((type) => {
    const changes = listChanges<CardContactInfo>(made, type, ({ value }, by) =>
      value.of === type ? typedContactInfo({ ...value, of: type }, by) : undefined,
    );
    const ofType = contactInfo.filter((info) => info.type === type);
    return editList(ofType, changes, (item, primary) => ({ ...item, primary }));
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

function editDetails({ details }: PersonCard, made: readonly MadeChange[]): readonly CardDetail[] {
  return DETAIL_KINDS.flatMap((kind) => {
    const changes = listChanges(made, kind, ({ value }, by) =>
      value.of === kind ? typedDetail({ ...value, of: kind }, by) : undefined,
    );
    const ofKind = details.filter((detail) => detail.kind === kind);
    return changes.length === 0 ? ofKind : editList(ofKind, changes, (item) => item).map(withKey);
  });
}

type Put = Extract<CardChange, { readonly kind: 'put' }>;

/** The changes of one kind of values since the last change back to the source's values. */
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
  const byKey = new Map(groups.map((group) => [groupKey(group), group]));
  for (const { change, edit } of made) {
    if (change.kind === 'removeLabel') byKey.delete(groupKey(change.label));
    if (change.kind !== 'addLabel' || byKey.has(groupKey(change.label))) continue;
    const { provider, accountId, externalId } = change.label;
    const group = { provider, accountId, externalId, identityIds: [], editId: edit.editId };
    byKey.set(groupKey(group), group);
  }
  return sortedGroups([...byKey.values()]);
}

/** A person that every source has deleted is up for review until an edit keeps or archives it. */
function editState(
  card: PersonCard,
  made: readonly MadeChange[],
): Pick<PersonCard, 'pinned' | 'state' | 'archivalReview'> {
  let { pinned } = card;
  let archived = false;
  let keptAt = Number.NEGATIVE_INFINITY;
  for (const { change, edit } of made) {
    if (change.kind === 'pin' || change.kind === 'unpin') pinned = change.kind === 'pin';
    if (change.kind === 'archive' || change.kind === 'restore') archived = change.kind === 'archive';
    if (change.kind === 'keep') keptAt = edit.madeAt;
  }
  const archivalReview = card.archivalReview && !archived && keptAt < card.updatedAt;
  return { pinned, state: archived && card.state === 'active' ? 'archived' : card.state, archivalReview };
}
