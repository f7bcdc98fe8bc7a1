import { type CountryCode, isSupportedCountry, type PhoneNumber } from 'libphonenumber-js/max';
import { parseJid } from './jid.js';
import { parsePhone } from './parse-phone.js';

export interface PhoneInput {
  /** The number as written. */
  readonly value: string;
  /** The source's own E.164 form, if it gives one. */
  readonly canonical: string | null;
  /** ISO 3166-1 alpha-2, for a number without a country code; null if unknown. */
  readonly region: string | null;
}

/** A text without letters cannot have an extension. */
const NUMBER_ONLY = /^[\d\s+().\-/]*$/;

/**
 * E.164 with leading "+", plus ";ext=" and the extension if there is one; null if no country has numbers of that length.
 * The source's own form takes precedence if it is possible, because the source knows the region in which the number was typed.
 * The whole text must be one number: "Room 12345678" and "030 901820 / 0171 1234567" are none. WhatsApp's bridges leave its addresses
 * in address books; only those that contain a phone number count.
 */
export function toE164({ value, canonical, region }: PhoneInput): string | null {
  const jid = parseJid(value);
  if (jid) return jid.kind === 'phone' ? toE164({ value: `+${jid.digits}`, canonical: null, region: null }) : null;
  const known = canonical === null ? undefined : parse(canonical, {});
  if (known?.isPossible()) return withExtension(known.number, known.ext ?? extensionIn(value, known));
  const read = parse(value, region !== null && isSupportedCountry(region) ? { defaultCountry: region } : {});
  return read?.isPossible() ? withExtension(read.number, read.ext) : null;
}

/** The written number may be readable only with the country code of the source's own form. */
function extensionIn(value: string, known: PhoneNumber): string | undefined {
  return NUMBER_ONLY.test(value) ? undefined : parse(value, { defaultCallingCode: known.countryCallingCode })?.ext;
}

function parse(text: string, defaults: { defaultCountry?: CountryCode; defaultCallingCode?: string }) {
  return parsePhone(text.replace(/^\s*tel:/i, ''), defaults);
}

function withExtension(number: string, extension: string | undefined): string {
  return extension === undefined ? number : `${number};ext=${extension}`;
}
