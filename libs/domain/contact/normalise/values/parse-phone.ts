import { type CountryCode, type PhoneNumber, parsePhoneNumberFromString } from 'libphonenumber-js/max';
import { LRUCache } from 'lru-cache';

interface Defaults {
  readonly defaultCountry?: CountryCode;
  readonly defaultCallingCode?: string;
}

/** A text that is no number is cached too. */
const cache = new LRUCache<string, { readonly number: PhoneNumber | undefined }>({ max: 4_096 });

/**
 * The whole text as one number; undefined if it is none. Parsing is the slowest step of a contact, and a number that a source gives
 * in E.164 is parsed again as an identifier, so the last results are cached.
 */
export function parsePhone(text: string, defaults: Defaults = {}): PhoneNumber | undefined {
  const key = `${defaults.defaultCountry ?? ''}|${defaults.defaultCallingCode ?? ''}|${text}`;
  const cached = cache.get(key);
  if (cached) return cached.number;
  const number = parsePhoneNumberFromString(text, { ...defaults, extract: false });
  cache.set(key, { number });
  return number;
}
