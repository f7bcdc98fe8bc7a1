import type { Contact } from '#contracts';
import type { CardContactInfo, SourceContact } from './person-card.js';
import { type Agreed, firstLabel, type Said, union } from './union.js';

type Type = CardContactInfo['type'];

interface Entry {
  readonly key: string;
  readonly value: string;
  readonly label: string | null;
  readonly primary: boolean;
}

/** E-mails, phones, websites, then handles; of each type the primary one first, then in the order of the sources. */
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
  const said: Said<Entry>[] = [];
  for (const { identityId, contact } of sources) {
    for (const entry of entriesOf(contact)) said.push({ key: entry.key, identityId, value: entry });
  }
  return onePrimaryFirst(union(said)).map(({ key, first, values, identityIds }, index) => {
    const primary = index === 0 && isPrimary(values);
    return { type, value: first.value, label: firstLabel(values), primary, key, identityIds };
  });
}

/** Every source may have a primary one; the first source's is the person's. */
function onePrimaryFirst(agreed: readonly Agreed<Entry>[]): readonly Agreed<Entry>[] {
  const primary = agreed.find(({ values }) => isPrimary(values));
  return primary === undefined ? agreed : [primary, ...agreed.filter((entry) => entry !== primary)];
}

function isPrimary(values: readonly Entry[]): boolean {
  return values.some(({ primary }) => primary);
}

function emailEntries({ emails }: Contact): readonly Entry[] {
  return emails.map(({ value, normalized, label, primary }) => ({ key: normalized, value, label, primary }));
}

/** A number that is not E.164 is told apart by its digits, a text without digits by itself. */
function phoneEntries({ phones }: Contact): readonly Entry[] {
  return phones.map(({ value, e164, label, primary }) => {
    const key = e164 ?? (value.replace(/\D/g, '') || value.toLowerCase());
    return { key, value, label, primary };
  });
}

function websiteEntries({ urls }: Contact): readonly Entry[] {
  return urls.map(({ value, label }) => ({ key: value.toLowerCase(), value, label, primary: false }));
}

function handleEntries({ handles }: Contact): readonly Entry[] {
  return handles.map(({ service, value }) => {
    return { key: `${service}:${value.toLowerCase()}`, value, label: service, primary: false };
  });
}
