import { type CountryCode, isSupportedCountry, type PhoneNumber } from 'libphonenumber-js/max';
import { parseJid } from './jid.js';
import { parsePhone } from './parse-phone.js';

export interface PhoneInput {
  /** The number as written. */
  readonly value: string;
  /** The source's own E.164 form, if it gives one. */
  readonly canonical: string | null;
  /** ISO 3166-1 alpha-2 of the country in which a number without a country code is dialled; null when not known. */
  readonly region: string | null;
}

/** Nothing but a number: there can be no extension in it. */
const NUMBER_ONLY = /^[\d\s+().\-/]*$/;

/**
 * E.164 with leading "+", plus ";ext=" and the extension where there is one; null when no country has numbers of that length.
 * The source's own form is believed when it is possible, because the source knows the region in which the number was typed.
 * The whole text must be one number: "Room 12345678" and "030 901820 / 0171 1234567" are not guessed at. Of WhatsApp's addresses, which
 * its bridges leave in address books, only those that are made of a number are one.
 */
export function toE164({ value, canonical, region }: PhoneInput): string | null {
  const jid = parseJid(value);
  if (jid) return jid.kind === 'phone' ? toE164({ value: `+${jid.digits}`, canonical: null, region: null }) : null;
  const known = canonical === null ? undefined : parse(canonical, {});
  if (known?.isPossible()) return withExtension(known.number, known.ext ?? extensionIn(value, known));
  const read = parse(value, region !== null && isSupportedCountry(region) ? { defaultCountry: region } : {});
  return read?.isPossible() ? withExtension(read.number, read.ext) : null;
}

/** The written number may be readable only with the country code that the source's own form tells. */
function extensionIn(value: string, known: PhoneNumber): string | undefined {
  return NUMBER_ONLY.test(value) ? undefined : parse(value, { defaultCallingCode: known.countryCallingCode })?.ext;
}

function parse(text: string, defaults: { defaultCountry?: CountryCode; defaultCallingCode?: string }) {
  return parsePhone(text.replace(/^\s*tel:/i, ''), defaults);
}

function withExtension(number: string, extension: string | undefined): string {
  return extension === undefined ? number : `${number};ext=${extension}`;
}
