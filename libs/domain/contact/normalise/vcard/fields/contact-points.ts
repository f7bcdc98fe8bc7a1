import type { Email, Phone, Url } from '#contracts';
import { distinct } from '../../distinct.js';
import { textOf } from '../../json.js';
import { normaliseEmail } from '../../values/email.js';
import { toE164 } from '../../values/phone.js';
import { textValueOf } from '../syntax/components.js';
import type { Vcard } from '../syntax/vcard.js';

export function vcardEmails(card: Vcard): readonly Email[] {
  const emails: Email[] = [];
  for (const { line, primary } of card.ranked('EMAIL')) {
    const value = textOf(textValueOf(line).replace(/^mailto:/i, ''));
    if (value !== null) emails.push({ value, normalized: normaliseEmail(value), label: card.label(line), primary });
  }
  return distinct(emails, ({ value, label }) => JSON.stringify([value, label]));
}

/** Of a "tel:" URI (RFC 3966) the number, its extension included. */
export function vcardPhones(card: Vcard, region: string | null): readonly Phone[] {
  const phones: Phone[] = [];
  for (const { line, primary } of card.ranked('TEL')) {
    const value = textOf(textValueOf(line).replace(/^\s*tel:/i, ''));
    if (value === null) continue;
    phones.push({ value, e164: toE164({ value, canonical: null, region }), label: card.label(line), primary });
  }
  return distinct(phones, ({ value, e164, label }) => JSON.stringify([value, e164, label]));
}

/** Addresses of pages that have a property of their own: calendars (RFC 6350 §6.9), blogs and video rooms of Evolution and KDE. */
const PAGES: ReadonlyMap<string, string> = new Map([
  ['CALURI', 'calendar'],
  ['CALADRURI', 'calendarAddress'],
  ['FBURL', 'freeBusy'],
  ['X-EVOLUTION-BLOG-URL', 'blog'],
  ['X-KADDRESSBOOK-BLOGFEED', 'blog'],
  ['X-EVOLUTION-VIDEO-URL', 'video'],
]);

export function vcardUrls(card: Vcard): readonly Url[] {
  const urls: Url[] = [];
  for (const { line } of card.ranked('URL')) {
    const value = textOf(textValueOf(line));
    if (value !== null) urls.push({ value, label: card.label(line) });
  }
  for (const line of card.lines(...PAGES.keys())) {
    const value = textOf(textValueOf(line));
    if (value !== null) urls.push({ value, label: card.label(line) ?? PAGES.get(line.name) ?? null });
  }
  return distinct(urls, ({ value, label }) => JSON.stringify([value, label]));
}
