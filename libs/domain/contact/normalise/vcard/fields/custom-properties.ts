import type { CustomField } from '#contracts';
import { TEXT_PROPERTIES } from '../../../details/detail-properties.js';
import { textOf } from '../../json.js';
import { textValueOf } from '../syntax/components.js';
import type { ContentLine } from '../syntax/content-lines.js';
import { appleLabel } from '../syntax/labels.js';
import { paramOf, type Vcard } from '../syntax/vcard.js';
import { HANDLE_PROPERTIES } from './handles.js';
import { RELATIONS } from './relations.js';

/** A field that a person or a program named: X-CUSTOM, X-CUSTOM1 (Thunderbird), X-CUSTOM-FIELD. */
const NAMED = /^X-(?:CUSTOM|USERDEFINED|USER-DEFINED)(?:-?FIELD)?-?\d*$/;
/** Programs keep their own state in properties with these beginnings, and read them as other fields. */
const OF_PROGRAMS =
  /^X-(?:AB|ADDRESSBOOK|ADDRESSING-GRAMMAR|ANDROID|APPLE|BLACKBERRY|CALENDARSERVER|COUCHDB|EPOC|EVOLUTION|FILE-?AS|GOOGLE-|GWIS|IMAGE|IRMC|KADDRESSBOOK|KITH|LIC-|LOTUS|MESSAGING|MOZILLA|MS-|NC-|OC-|OUTLOOK|OXP?-|PALM|PHONETIC|PM-|PREFERMAIL|RADICALE|SAMSUNG|SENSITIVE|SERVICE|SHARED-PHOTO|SOCIALPROFILE|SONYERICSSON|SYNTHESIS|THUNDERBIRD|WAB|WALLPAPER|WP-|XING|ZIMBRA)/;
/** Words of names whose values say nothing of the person, and change by themselves. */
const TECHNICAL =
  /(?:^|-)(?:ANNIVERSARY|CLASS|COLOR|COUNT|CREATED|CROP|ETAG|FLAGS?|FORMAT|GUID|HASH|ID|INDEX|KEY|MODIFIED|PREF|RANK|REV|REVISION|STATUS|SYNC|TIME|TIMESTAMP|TYPE|UID|URL|VERSION)(?:-|$)/;
/** Fields of a person that KDE has no property for: X-KADDRESSBOOK-X-Department. */
const OF_KDE = /^X-KADDRESSBOOK-(?=X-)/;
const LONGEST_VALUE = 2_000;

/** Fields that somebody named, and unknown properties whose name can be read: X-SHOE-SIZE is "shoe size". */
export function customProperties(card: Vcard): readonly CustomField[] {
  return card.properties.filter(isCustom).flatMap((line) => {
    const value = textOf(textValueOf(line));
    return value === null || value.length > LONGEST_VALUE ? [] : [{ key: nameOf(card, line), value }];
  });
}

function isCustom({ name: written, params }: ContentLine): boolean {
  const name = written.replace(OF_KDE, '');
  if (NAMED.test(name)) return true;
  if (!name.startsWith('X-') || params.get('ENCODING')?.some((encoding) => /^b(?:ase64)?$/i.test(encoding)))
    return false;
  if (OF_PROGRAMS.test(name) || TECHNICAL.test(name.slice(2))) return false;
  return ![TEXT_PROPERTIES, RELATIONS, HANDLE_PROPERTIES].some((read) => read.has(written) || read.has(name));
}

/** The label, else the type as it is written, else the name of the property. */
function nameOf(card: Vcard, line: ContentLine): string {
  const label = card.textInGroup(line, 'X-ABLABEL');
  const named = label === null ? (NAMED.test(line.name) ? textOf(paramOf(line, 'TYPE')) : null) : appleLabel(label);
  return named ?? line.name.replace(OF_KDE, '').slice(2).toLowerCase().replaceAll('-', ' ');
}
