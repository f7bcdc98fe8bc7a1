import type { Contact } from '#contracts';
import { type DetailKind, detailKind } from '../../details/detail-kinds.js';
import { foldText } from '../../fold-text.js';
import { fullName } from '../../full-name.js';
import { makePicturePath, parsePictureUrn } from '../../pictures/picture-ref.js';
import type { SourceContact } from '../../source-contact.js';
import { cardKey } from '../card-key.js';
import type { CardDetail, PersonCard, ScalarField } from '../person-card.js';
import { mergeClaims } from './merge-claims.js';

interface Entry {
  readonly kind: DetailKind;
  readonly label: string | null;
  readonly value: string;
}

type Shown = Pick<PersonCard, ScalarField>;

/** The kinds that have what is beyond the value of a field of the card. */
const BEYOND: Readonly<Partial<Record<DetailKind, ScalarField>>> = {
  otherName: 'name',
  otherNickname: 'nickname',
  otherNote: 'notes',
  picture: 'avatarUrl',
};

/** The details of all sources: those of a contact, and names, nicknames, notes and pictures that no field of the card shows. */
export function cardDetails(sources: readonly SourceContact[], shown: Shown): readonly CardDetail[] {
  const claims = sources.flatMap(({ identityId, contact }) =>
    entriesOf(contact).map((entry) => ({ key: detailKey(entry), identityId, value: entry })),
  );
  const details = mergeClaims(claims).map(({ first, identityIds }) => {
    const { kind, label, value } = first;
    return { kind, label, value, key: detailKey(first), identityIds, editId: null };
  });
  return sortedDetails(withoutShown(details, shown));
}

/** The details without those of sources that have the value of a field of the card. */
export function withoutShown(details: readonly CardDetail[], shown: Shown): readonly CardDetail[] {
  return details.filter(({ kind, value, editId }) => {
    const field = BEYOND[kind];
    const other = field === undefined ? null : shown[field];
    return editId !== null || other === null || compared(kind, other) !== compared(kind, value);
  });
}

/** Unique: kind, label and value. */
export function detailKey({ kind, label, value }: Entry): string {
  return cardKey([kind, label === null ? '' : foldText(label), compared(kind, value)].join('|'));
}

/** Two notes, or two addresses, that differ in a letter are two. */
function compared(kind: DetailKind, value: string): string {
  return kind === 'otherNote' || kind === 'picture' ? value : foldText(value);
}

function entriesOf(contact: Contact): readonly Entry[] {
  return [
    ...entry('otherName', fullName(contact)),
    ...entry('otherNickname', contact.nickname),
    ...entry('otherNote', contact.notes),
    ...contact.details.map(({ kind, label, value }) => ({ kind: detailKind(kind), label, value })),
    ...contact.custom.map(({ key, value }) => ({ kind: 'custom' as const, label: key, value })),
    ...contact.photos.flatMap(({ url }) => entry('picture', pictureAddress(url))),
  ];
}

function entry(kind: DetailKind, value: string | null): readonly Entry[] {
  return value === null ? [] : [{ kind, label: null, value }];
}

/** Kith's own path of a picture that it stores; otherwise the address at the provider. */
export function pictureAddress(url: string): string {
  const hash = parsePictureUrn(url);
  return hash === null ? url : makePicturePath(hash);
}

/** By kind, then key: details are a set, so their order does not depend on that of the sources or of a file. */
export function sortedDetails(details: readonly CardDetail[]): readonly CardDetail[] {
  return details.toSorted((a, b) => (a.key === b.key ? 0 : a.key < b.key ? -1 : 1));
}
