/** An address of WhatsApp. */
export type Jid =
  /** A user whose number is hidden. The id looks like a number but is none. */
  | { readonly kind: 'lid'; readonly id: string }
  /** A user by phone number: its digits, country code first, without "+". */
  | { readonly kind: 'phone'; readonly digits: string }
  /** A group, a channel, a broadcast list, a bot. */
  | { readonly kind: 'other' };

/** user, then agent ("_1") and device (":12"), then server: as Baileys and whatsmeow write them. */
const JID =
  /^([^\s@:_]+)(?:_\d+)?(?::\d+)?@(s\.whatsapp\.net|c\.us|hosted|lid|hosted\.lid|g\.us|broadcast|newsletter|bot)$/i;
const LIDS: ReadonlySet<string | undefined> = new Set(['lid', 'hosted.lid']);
const PHONES: ReadonlySet<string | undefined> = new Set(['s.whatsapp.net', 'c.us', 'hosted']);

/**
 * undefined for a text that is no address of WhatsApp. The kind follows from the server, not from the form of the user. All devices
 * of a user are one user. Source: jidDecode in https://github.com/WhiskeySockets/Baileys/blob/master/src/WABinary/jid-utils.ts.
 */
export function parseJid(text: string): Jid | undefined {
  const [, user, domain] = JID.exec(text.trim()) ?? [];
  if (user === undefined) return undefined;
  const server = domain?.toLowerCase();
  if (LIDS.has(server)) return { kind: 'lid', id: user };
  return PHONES.has(server) && /^\d{5,15}$/.test(user) ? { kind: 'phone', digits: user } : { kind: 'other' };
}
