import { textOf } from '../../json.js';
import type { ContentLine } from '../syntax/content-lines.js';
import type { Vcard } from '../syntax/vcard.js';

/** A row of Android's contacts database: its kind, and its columns data1 (the value), data2 (the type) and data3 (the label). */
interface AndroidRow {
  readonly kind: 'nickname' | 'contact_event' | 'relation' | 'sip_address';
  readonly value: string;
  /** The word for the type, or the label of a custom type. */
  readonly label: string | null;
}

const KINDS = ['nickname', 'contact_event', 'relation', 'sip_address'] as const;
/** Type 0 is custom and has a label. Source: the constants of android.provider.ContactsContract.CommonDataKinds. */
const TYPES: Readonly<Record<AndroidRow['kind'], readonly (string | null)[]>> = {
  nickname: [null, null, 'other', 'maidenName', 'shortName', 'initials'],
  contact_event: [null, 'anniversary', 'other', 'birthday'],
  relation: [
    null,
    ...['assistant', 'brother', 'child', 'domesticPartner', 'father', 'friend', 'manager'],
    ...['mother', 'parent', 'partner', 'referredBy', 'relative', 'sister', 'spouse'],
  ],
  sip_address: [null, 'home', 'work', 'other'],
};

/**
 * The rows that Android writes as X-ANDROID-CUSTOM, because vCard 2.1 and 3.0 have no property for them:
 * `vnd.android.cursor.item/relation;Bente Droidsen;10;;;…`. Source: VCardBuilder and VCardConstants of AOSP.
 */
export function androidRows(card: Vcard, kind: AndroidRow['kind']): readonly (AndroidRow & { line: ContentLine })[] {
  return card.lines('X-ANDROID-CUSTOM').flatMap((line) => {
    const [mimeType = '', value, type, label] = line.value.split(/(?<!\\);/).map(unescaped);
    const written = mimeType.toLowerCase().split('/').at(-1);
    const text = textOf(value);
    if (text === null || KINDS.find((known) => known === written) !== kind) return [];
    return [{ kind, line, value: text, label: TYPES[kind][Number(type)] ?? textOf(label) }];
  });
}

function unescaped(column: string): string {
  return column.replace(/\\([\s\S])/g, (_, character: string) => (/n/i.test(character) ? '\n' : character));
}
