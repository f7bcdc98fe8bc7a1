import { isPersonalPhone } from '../contact/identifiers.js';
import { parseJid } from '../contact/normalise/values/jid.js';
import { toE164 } from '../contact/normalise/values/phone.js';
import type { AliasTarget, Provider } from './provider.js';
import { userName } from './user-name.js';

/**
 * | alias | refers to |
 * |---|---|
 * | …@lid | that user, in all accounts; never a number |
 * | …@s.whatsapp.net | the number, which another user may have later |
 * | username:… | the user name, which another user may have later |
 */
function jid(name: string): AliasTarget | undefined {
  const parsed = parseJid(name);
  if (parsed?.kind === 'lid') return { kind: 'alias', value: `whatsapp ${parsed.id}@lid`, entry: null };
  const e164 = parsed?.kind === 'phone' ? toE164({ value: name, canonical: null, region: null }) : null;
  return e164 !== null && isPersonalPhone(e164) ? { kind: 'phone', value: e164, entry: null } : undefined;
}

export const whatsapp = {
  name: 'whatsapp',
  aliases: { read: (name) => jid(name) ?? userName('whatsapp', name) },
  verifiesPhone: true,
} as const satisfies Provider;
