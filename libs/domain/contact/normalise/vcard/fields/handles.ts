import type { Handle } from '#contracts';
import { distinct } from '../../distinct.js';
import { textOf } from '../../json.js';
import { textValueOf } from '../syntax/components.js';
import type { ContentLine } from '../syntax/content-lines.js';
import { typeLabel } from '../syntax/labels.js';
import { paramOf, typesOf, type Vcard } from '../syntax/vcard.js';

/** Schemes of IMPP (RFC 4770) that are not the name of their service. */
const SERVICES: ReadonlyMap<string, string> = new Map([
  ['xmpp', 'jabber'],
  ['ymsgr', 'yahoo'],
  ['msnim', 'msn'],
  ['im', 'other'],
  ['x-apple', 'other'],
]);
const SCHEME = /^([a-z][a-z0-9+.-]*):(?!\/\/)/i;
/** Properties of one service each; they are older than IMPP. */
const OWN_PROPERTIES: ReadonlyMap<string, string> = new Map([
  ['X-AIM', 'aim'],
  ['X-ICQ', 'icq'],
  ['X-JABBER', 'jabber'],
  ['X-MSN', 'msn'],
  ['X-YAHOO', 'yahoo'],
  ['X-SKYPE', 'skype'],
  ['X-SKYPE-USERNAME', 'skype'],
  ['X-GADUGADU', 'gadugadu'],
  ['X-QQ', 'qq'],
  ['X-GOOGLE-TALK', 'googletalk'],
  ['X-GTALK', 'googletalk'],
  ['X-TWITTER', 'twitter'],
  ['X-TELEGRAM', 'telegram'],
  ['X-SIGNAL', 'signal'],
  ['X-MATRIX', 'matrix'],
]);

/** Accounts on chat and social services; lower-case service, without the scheme of a URI. */
export function vcardHandles(card: Vcard): readonly Handle[] {
  const handles = [
    ...card.ranked('IMPP').map(({ line }) => messenger(card, line)),
    ...card.ranked('X-SOCIALPROFILE', 'SOCIALPROFILE').map(({ line }) => profile(card, line)),
    ...card.lines(...OWN_PROPERTIES.keys()).map((line) => {
      return {
        service: OWN_PROPERTIES.get(line.name) ?? 'other',
        value: textOf(textValueOf(line)),
        label: card.label(line),
      };
    }),
  ];
  const present = handles.flatMap(({ value, ...rest }) => (value === null ? [] : [{ ...rest, value }]));
  // Cards for old and new readers have a handle twice: in the property of its service and in IMPP.
  return distinct(present, ({ service, value }) => JSON.stringify([service, value.toLowerCase()]));
}

type ReadHandle = Omit<Handle, 'value'> & { readonly value: string | null };

function messenger(card: Vcard, line: ContentLine): ReadHandle {
  const uri = textValueOf(line).trim();
  const scheme = SCHEME.exec(uri)?.[1]?.toLowerCase();
  const named = textOf(paramOf(line, 'X-SERVICE-TYPE') ?? paramOf(line, 'SERVICE-TYPE'))?.toLowerCase();
  const service = named ?? (scheme === undefined ? 'other' : (SERVICES.get(scheme) ?? scheme));
  const address = scheme === undefined ? uri : uri.slice(scheme.length + 1);
  const value = /^goim\?screenname=([^&]*)/i.exec(address)?.[1] ?? address;
  return { service, value: textOf(scheme === undefined ? value : percentDecoded(value)), label: card.label(line) };
}

/** Apple writes the service as a type and the name as the parameter x-user; RFC 9554 has parameters of its own. */
function profile(card: Vcard, line: ContentLine): ReadHandle {
  const types = typesOf(line).filter((type) => type !== 'pref');
  const named = textOf(paramOf(line, 'SERVICE-TYPE'))?.toLowerCase();
  const isPlace = (type: string) => type === 'home' || type === 'work';
  const service = named ?? types.find((type) => !isPlace(type)) ?? 'other';
  const address = textValueOf(line).replace(/^x-apple:/i, '');
  const user = textOf(paramOf(line, 'X-USER') ?? paramOf(line, 'USERNAME'));
  const label = card.textInGroup(line, 'X-ABLABEL') === null ? typeLabel(types.filter(isPlace)) : card.label(line);
  return { service, value: user ?? textOf(address), label };
}

function percentDecoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
