import { textOf } from '../../json.js';

/** Types that do not describe the use of a value. */
const GENERIC_TYPES: ReadonlySet<string> = new Set(
  'pref internet voice text textphone msg video dom intl postal parcel iphone x-mobile'.split(' '),
);
const SYNONYMS: ReadonlyMap<string, string> = new Map([
  ['cell', 'mobile'],
  ['homefax', 'homeFax'],
  ['workfax', 'workFax'],
  ['otherfax', 'otherFax'],
  ['homepage', 'homePage'],
]);
const PLACES: ReadonlySet<string> = new Set(['home', 'work', 'other']);
const DEVICES: ReadonlySet<string> = new Set(['mobile', 'fax', 'pager']);
const APPLE = /^_\$!<(.*)>!\$_$/s;
const PLACE_AND_DEVICE = /^(home|work|other)?(mobile|fax|pager)?$/i;

/** A label that the phone or its owner made, as vCard 2.1 of Android and Nokia writes it: "X-Boathouse". */
const OWN_LABEL = /^x-(.+)$/is;
/** Types of the three versions of vCard that a program has put into a label, as one text: "WORK;VOICE;PREF". */
const KNOWN_TYPES: ReadonlySet<string> = new Set([
  ...GENERIC_TYPES,
  ...SYNONYMS.keys(),
  ...PLACES,
  ...DEVICES,
  ...'bbs car isdn main modem pcs x400'.split(' '),
]);

/**
 * The label for the lower-case types of a property. A place and a device are one word, as with Google: "homeFax", "workMobile".
 * null if all types are generic.
 */
export function typeLabel(types: readonly string[]): string | null {
  const specific = types.filter((type) => !GENERIC_TYPES.has(type)).map((type) => SYNONYMS.get(type) ?? type);
  const words = [...new Set(specific.map(ownLabel))];
  const place = words.find((word) => PLACES.has(word));
  const device = words.find((word) => DEVICES.has(word));
  if (words.length === 2 && place !== undefined && device !== undefined) return joined(place, device);
  return textOf(words.join(' '));
}

/** The label of X-ABLabel: free text, a predefined one of Apple ("_$!<HomePage>!$_"), or types ("WORK;VOICE"). */
export function appleLabel(text: string): string | null {
  const own = APPLE.exec(text)?.[1];
  if (own === undefined) {
    const types = text.split(/[;,]/).map((type) => type.trim().toLowerCase());
    const isWritten = types.length > 1 || text === text.toUpperCase();
    return isWritten && types.every((type) => KNOWN_TYPES.has(type)) ? typeLabel(types) : ownLabel(text);
  }
  return SYNONYMS.get(own.toLowerCase()) ?? textOf(own.charAt(0).toLowerCase() + own.slice(1));
}

/** The types whose `typeLabel` is this label; undefined if there are none. */
export function labelTypes(label: string): readonly string[] | undefined {
  const [whole, place, device] = PLACE_AND_DEVICE.exec(label) ?? [];
  if (!whole) return undefined;
  const types = [place, device].flatMap((word) => word?.toLowerCase() ?? []);
  return typeLabel(types) === label ? types.map((type) => (type === 'mobile' ? 'cell' : type)) : undefined;
}

/** With a capital first letter, as a name: programs write prefix and word in either case. */
function ownLabel(type: string): string {
  const own = OWN_LABEL.exec(type)?.[1]?.replaceAll('_', ' ');
  if (own === undefined) return type;
  return own.charAt(0).toUpperCase() + (own === own.toUpperCase() ? own.slice(1).toLowerCase() : own.slice(1));
}

function joined(place: string, device: string): string {
  return place + device.charAt(0).toUpperCase() + device.slice(1);
}
