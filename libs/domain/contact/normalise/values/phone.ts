import { isSupportedCountry } from 'libphonenumber-js/max';
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

/** The international prefix of most countries (ITU-T E.123), as people also write it where it is not the one to dial. */
const DOUBLE_ZERO = /^\s*\+?\s*00(?=[\s.\-/]*[1-9])/;

/**
 * Mexico dropped these prefixes of mobile and long-distance numbers in 2019 (Plan Técnico Fundamental de Numeración); address books
 * and WhatsApp still have them.
 */
const FORMER_PREFIX = /^\+52(?:1|01|044|045)(?=\d{10}$)/;

/**
 * E.164 with leading "+", plus ";ext=" and the extension if there is one; null if no country has numbers of that length,
 * or if what is read would be read as another number again, such as one with several prefixes.
 * A number that begins with 00 needs no region.
 * The source's own form takes precedence if it is possible, because the source knows the region in which the number was typed.
 * The whole text must be one number: "Room 12345678" and "030 901820 / 0171 1234567" are none. WhatsApp's bridges leave its addresses
 * in address books; only those that contain a phone number count.
 */
export function toE164({ value, canonical, region }: PhoneInput): string | null {
  const jid = parseJid(value);
  if (jid) return jid.kind === 'phone' ? toE164({ value: `+${jid.digits}`, canonical: null, region: null }) : null;
  const known = canonical === null ? undefined : possible(canonical, {});
  if (known) return withExtension(known, known.ext ?? extensionIn(value, known));
  const defaults = region !== null && isSupportedCountry(region) ? { defaultCountry: region } : {};
  const read = possible(value, defaults) ?? possible(value.replace(DOUBLE_ZERO, '+'), defaults);
  return read === undefined ? null : withExtension(read, read.ext);
}

type Defaults = Parameters<typeof parsePhone>[1];
type Parsed = ReturnType<typeof parsePhone>;

interface ReadNumber {
  /** E.164 without extension. */
  readonly number: string;
  readonly ext: string | undefined;
  readonly countryCallingCode: string;
}

function possible(text: string, defaults: Defaults): ReadNumber | undefined {
  const read = parse(text, defaults);
  if (read === undefined) return undefined;
  const number = withoutTrunkZero(
    FORMER_PREFIX.test(read.number) ? parsePhone(read.number.replace(FORMER_PREFIX, '+52')) : read,
  );
  if (!number?.isPossible() || parsePhone(number.number)?.number !== number.number) return undefined;
  return { number: number.number, ext: read.ext, countryCallingCode: number.countryCallingCode };
}

/**
 * Only some countries have numbers with a leading zero (Italy, Ivory Coast). Elsewhere it is a trunk prefix, also where that was
 * abolished (Poland 2009, Chile 2016): the number without it. undefined if there is none, and for a country code written twice.
 */
function withoutTrunkZero(number: Parsed): Parsed {
  if (!number?.nationalNumber.startsWith('0') || number.isValid()) return number;
  const national = number.nationalNumber.slice(1);
  if (national.startsWith(number.countryCallingCode)) return undefined;
  const current = parsePhone(`+${number.countryCallingCode}${national}`);
  return current?.isValid() ? current : undefined;
}

/** The written number may be readable only with the country code of the source's own form. */
function extensionIn(value: string, known: ReadNumber): string | undefined {
  return NUMBER_ONLY.test(value) ? undefined : parse(value, { defaultCallingCode: known.countryCallingCode })?.ext;
}

function parse(text: string, defaults: Defaults) {
  return parsePhone(text.replace(/^\s*tel:/i, ''), defaults);
}

function withExtension({ number }: ReadNumber, extension: string | undefined): string {
  return extension === undefined ? number : `${number};ext=${extension}`;
}
