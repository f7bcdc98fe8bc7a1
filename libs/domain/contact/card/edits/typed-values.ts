import type { DetailKind } from '../../details/detail-kinds.js';
import { normaliseEmail } from '../../normalise/values/email.js';
import { toE164 } from '../../normalise/values/phone.js';
import { addressKey } from '../fields/addresses.js';
import { emailEntry, handleEntry, phoneEntry, websiteEntry } from '../fields/contact-info.js';
import { dateKey } from '../fields/dates.js';
import { detailKey } from '../fields/details.js';
import type { CardAddress, CardContactInfo, CardDate, CardDetail } from '../person-card.js';
import type { TypedText, TypedValue } from './card-edit.js';

type Typed<Of extends TypedValue['of']> = Extract<TypedValue, { readonly of: Of }>;

interface By {
  readonly editId: string;
  readonly region: string | null;
}

export function typedContactInfo(value: TypedText<CardContactInfo['type']>, { editId, region }: By): CardContactInfo {
  const { key, label, primary, ...entry } = entryOf(value, region);
  return { type: value.of, ...entry, key, label, primary, position: 0, identityIds: [], editId };
}

export function typedAddress({ address }: Typed<'address'>, { editId }: By): CardAddress {
  return { ...address, key: addressKey({ ...address, primary: false }), position: 0, identityIds: [], editId };
}

export function typedDate({ date }: Typed<'date'>, { editId }: By): CardDate {
  return { ...date, key: dateKey(date), identityIds: [], editId };
}

export function typedDetail({ of, text, label }: TypedText<DetailKind>, { editId }: By): CardDetail {
  return withKey({ kind: of, label, value: text, key: '', identityIds: [], editId });
}

/** A changed detail may have kept the label of the one that it replaces. */
export function withKey(detail: CardDetail): CardDetail {
  return { ...detail, key: detailKey(detail) };
}

function entryOf({ of, text, label }: TypedText<CardContactInfo['type']>, region: string | null) {
  switch (of) {
    case 'email':
      return emailEntry({ value: text, normalized: normaliseEmail(text), label, primary: false });
    case 'phone':
      return phoneEntry({ value: text, e164: toE164({ value: text, canonical: null, region }), label, primary: false });
    case 'website':
      return websiteEntry({ value: text, label });
    case 'handle':
      return handleEntry(splitHandle(text));
    default:
      return of satisfies never;
  }
}

/** service:name; the service is "other" if it is left out. */
function splitHandle(text: string): { service: string; value: string; label: null } {
  const colon = text.indexOf(':');
  const service = colon < 0 ? 'other' : text.slice(0, colon).trim().toLowerCase();
  return { service, value: text.slice(colon + 1).trim(), label: null };
}
