import type { Handle } from '#contracts';
import { distinct } from '../../distinct.js';
import { textOf } from '../../json.js';
import { textValueOf } from '../syntax/components.js';
import type { ContentLine } from '../syntax/content-lines.js';
import { typeLabel } from '../syntax/labels.js';
import { paramOf, typesOf, type Vcard } from '../syntax/vcard.js';
import { androidRows } from './android-custom.js';

/** Schemes of IMPP (RFC 4770) that are not the name of their service. */
const SERVICES: ReadonlyMap<string, string> = new Map([
  ['xmpp', 'jabber'],
  ['ymsgr', 'yahoo'],
  ['msnim', 'msn'],
  ['im', 'other'],
  ['x-apple', 'other'],
  ['sips', 'sip'],
  ['gadu', 'gadugadu'],
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
  ['X-XMPP', 'jabber'],
  ['X-SIP', 'sip'],
  ['X-GROUPWISE', 'groupwise'],
  ['X-EVOLUTION-GROUPWISE', 'groupwise'],
  ['X-NETMEETING', 'netmeeting'],
  ['X-ZOOM', 'zoom'],
  ['X-KEYBASE', 'keybase'],
  ...'facebook instagram linkedin mastodon threema viber wechat line discord whatsapp snapchat'
    .split(' ')
    .map((service) => [`X-${service.toUpperCase()}`, service] as const),
]);
/** Properties whose value is the URI of an address, or an address of an unknown service: of Outlook and KDE. */
const ADDRESSES = ['IMPP', 'X-IMPP', 'X-MS-IMADDRESS', 'X-IMADDRESS', 'X-KADDRESSBOOK-X-IMADDRESS'];
/** The properties of this file that are not named after a program. */
export const HANDLE_PROPERTIES: ReadonlySet<string> = new Set([...OWN_PROPERTIES.keys(), ...ADDRESSES]);
/** KDE names the property after service and use: "X-messaging/skype-All". */
const KDE = /^X-MESSAGING\/(.+?)(?:-(?:ALL|HOME|WORK|MOBILE|PREF))?$/;
/** KDE writes several addresses of one service in one property. */
const KDE_SEPARATOR = '\uE000';

/** Accounts on chat and social services; lower-case service, without the scheme of a URI. */
export function vcardHandles(card: Vcard): readonly Handle[] {
  const handles = [
    ...card.ranked(...ADDRESSES).map(({ line }) => messenger(card, line)),
    ...card.ranked('X-SOCIALPROFILE', 'SOCIALPROFILE').map(({ line }) => profile(card, line)),
    ...card.lines(...OWN_PROPERTIES.keys()).map((line) => own(card, line, OWN_PROPERTIES.get(line.name) ?? 'other')),
    ...kdeHandles(card),
    ...androidRows(card, 'sip_address').map(({ value, label }) => ({ service: 'sip', value: plainName(value), label })),
  ];
  const present = handles.flatMap(({ value, ...rest }) => (value === null ? [] : [{ ...rest, value }]));
  // Cards for old and new readers have a handle twice: in the property of its service and in IMPP.
  return distinct(present, ({ service, value }) => JSON.stringify([service, value.toLowerCase()]));
}

type ReadHandle = Omit<Handle, 'value'> & { readonly value: string | null };

function own(card: Vcard, line: ContentLine, service: string): ReadHandle {
  return { service, value: textOf(plainName(textValueOf(line).trim())), label: card.label(line) };
}

function kdeHandles(card: Vcard): readonly ReadHandle[] {
  return card.properties.flatMap((line) => {
    const name = KDE.exec(line.name)?.[1]?.toLowerCase();
    if (name === undefined) return [];
    const service = SERVICES.get(name) ?? name;
    return textValueOf(line)
      .split(KDE_SEPARATOR)
      .map((value) => ({ service, value: textOf(value), label: null }));
  });
}

/** Of "sip:ida@example.org" and "xmpp:ida@example.org" the address: the property names the service already. */
function plainName(value: string): string {
  return value.replace(/^(?:sips?|xmpp|skype|aim|icq|ymsgr|msnim):(?!\/\/)/i, '');
}

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
