import { type CountryCode, type PhoneNumber, parsePhoneNumberFromString } from 'libphonenumber-js/max';

interface Defaults {
  readonly defaultCountry?: CountryCode;
  readonly defaultCallingCode?: string;
}

const MOST_REMEMBERED = 4_096;
const remembered = new Map<string, PhoneNumber | undefined>();

/**
 * The whole text as one number; undefined when it is none. Parsing is the dearest step of a contact, and what a source gives
 * in E.164 is asked for again as an identifier, so the last few thousand answers are remembered.
 */
export function parsePhone(text: string, defaults: Defaults = {}): PhoneNumber | undefined {
  const question = `${defaults.defaultCountry ?? ''}|${defaults.defaultCallingCode ?? ''}|${text}`;
  const answer = remembered.get(question);
  if (answer !== undefined || remembered.has(question)) return answer;
  const number = parsePhoneNumberFromString(text, { ...defaults, extract: false });
  if (remembered.size >= MOST_REMEMBERED) remembered.clear();
  remembered.set(question, number);
  return number;
}
