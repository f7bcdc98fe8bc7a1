import type { Contact, Email, Handle, Phone, Url } from '#contracts';
import type { SourceContact } from '../../source-contact.js';
import { cardKey } from '../card-key.js';
import type { CardContactInfo } from '../person-card.js';
import { type Claim, firstLabel, type MergedValue, mergeClaims } from './merge-claims.js';

type Type = CardContactInfo['type'];

/** In the order of the card. */
export const CONTACT_INFO_TYPES: readonly Type[] = ['email', 'phone', 'website', 'handle'];

interface Entry {
  readonly key: string;
  readonly value: string;
  readonly label: string | null;
  readonly primary: boolean;
}

/** E-mails, phones, websites, then handles. Of each type the primary value comes first, then the order is that of the sources. */
export function cardContactInfo(sources: readonly SourceContact[]): readonly CardContactInfo[] {
  const info = [
    ...ofType('email', sources, emailEntries),
    ...ofType('phone', sources, phoneEntries),
    ...ofType('website', sources, websiteEntries),
    ...ofType('handle', sources, handleEntries),
  ];
  return info.map((entry, position) => ({ ...entry, position }));
}

function ofType(type: Type, sources: readonly SourceContact[], entriesOf: (contact: Contact) => readonly Entry[]) {
  const claims: Claim<Entry>[] = [];
  for (const { identityId, contact } of sources) {
    for (const entry of entriesOf(contact)) claims.push({ key: entry.key, identityId, value: entry });
  }
  return onePrimaryFirst(mergeClaims(claims)).map(({ key, first, values, identityIds }, index) => {
    const primary = index === 0 && isPrimary(values);
    return { type, value: first.value, label: firstLabel(values), primary, key, identityIds, editId: null };
  });
}

/** Each source may have a primary value; that of the first source is the person's. */
function onePrimaryFirst(merged: readonly MergedValue<Entry>[]): readonly MergedValue<Entry>[] {
  const primary = merged.find(({ values }) => isPrimary(values));
  return primary === undefined ? merged : [primary, ...merged.filter((entry) => entry !== primary)];
}

function isPrimary(values: readonly Entry[]): boolean {
  return values.some(({ primary }) => primary);
}

const emailEntries = ({ emails }: Contact): readonly Entry[] => emails.map(emailEntry);
const phoneEntries = ({ phones }: Contact): readonly Entry[] => phones.map(phoneEntry);
const websiteEntries = ({ urls }: Contact): readonly Entry[] => urls.map(websiteEntry);
const handleEntries = ({ handles }: Contact): readonly Entry[] => handles.map(handleEntry);

export function emailEntry({ value, normalized, label, primary }: Email): Entry {
  return { key: cardKey(normalized), value, label, primary };
}

/** The key is E.164, else the digits, else the text. */
export function phoneEntry({ value, e164, label, primary }: Phone): Entry {
  const key = e164 ?? (value.replace(/\D/g, '') || value.toLowerCase());
  return { key: cardKey(key), value, label, primary };
}

export function websiteEntry({ value, label }: Url): Entry {
  return { key: cardKey(value.toLowerCase()), value, label, primary: false };
}

export function handleEntry({ service, value }: Handle): Entry {
  return { key: cardKey(`${service}:${value.toLowerCase()}`), value, label: service, primary: false };
}
