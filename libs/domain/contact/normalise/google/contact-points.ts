import type { Email, Handle, Phone, Url } from '#contracts';
import { distinct } from '../distinct.js';
import { textOf } from '../json.js';
import { normaliseEmail } from '../values/email.js';
import { toE164 } from '../values/phone.js';
import { isPrimary, primaryFirst } from './field.js';

export function googleEmails(list: unknown): readonly Email[] {
  const emails: Email[] = [];
  for (const field of primaryFirst(list)) {
    const value = textOf(field.value);
    if (value === null) continue;
    emails.push({ value, normalized: normaliseEmail(value), label: textOf(field.type), primary: isPrimary(field) });
  }
  return distinct(emails, ({ value, label }) => JSON.stringify([value, label]));
}

export function googlePhones(list: unknown, region: string | null): readonly Phone[] {
  const phones: Phone[] = [];
  for (const field of primaryFirst(list)) {
    const value = textOf(field.value);
    if (value === null) continue;
    const e164 = toE164({ value, canonical: textOf(field.canonicalForm), region });
    phones.push({ value, e164, label: textOf(field.type), primary: isPrimary(field) });
  }
  return distinct(phones, ({ value, e164, label }) => JSON.stringify([value, e164, label]));
}

/** Pages, then calendars. */
export function googleUrls(list: unknown, calendars: unknown): readonly Url[] {
  const urls: Url[] = [];
  for (const field of primaryFirst(list)) {
    const value = textOf(field.value);
    if (value !== null) urls.push({ value, label: textOf(field.type) });
  }
  for (const field of primaryFirst(calendars)) {
    const value = textOf(field.url);
    if (value !== null) urls.push({ value, label: textOf(field.type) ?? 'calendar' });
  }
  return distinct(urls, ({ value, label }) => JSON.stringify([value, label]));
}

/** Messaging accounts, then SIP addresses without their scheme. */
export function googleHandles(imClients: unknown, sipAddresses: unknown): readonly Handle[] {
  const handles: Handle[] = [];
  for (const field of primaryFirst(imClients)) {
    const value = textOf(field.username);
    if (value === null) continue;
    const service = textOf(field.protocol)?.toLowerCase() ?? 'other';
    handles.push({ service, value, label: textOf(field.type) });
  }
  for (const field of primaryFirst(sipAddresses)) {
    const value = textOf(textOf(field.value)?.replace(/^sips?:/i, ''));
    if (value !== null) handles.push({ service: 'sip', value, label: textOf(field.type) });
  }
  return distinct(handles, ({ service, value, label }) => JSON.stringify([service, value, label]));
}
