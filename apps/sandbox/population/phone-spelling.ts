import { parsePhoneNumberFromString } from 'libphonenumber-js';
import type { CardPhone } from './card.js';
import type { Random } from './random.js';

const STYLES = ['national', 'international', 'e164', 'idd', 'dashes', 'tel-uri', 'local-digits'] as const;
type Style = (typeof STYLES)[number];

/** The number in a random format of those that occur in address books. */
export function phone(random: Random, e164: string, type: string): CardPhone {
  return { e164, spelled: spell(e164, random.pick(STYLES)), type };
}

/** The same number in another format. */
export function respelled(phone: CardPhone): CardPhone {
  const other = STYLES.map((style) => spell(phone.e164, style)).find((spelled) => spelled !== phone.spelled);
  return { ...phone, spelled: other ?? phone.spelled };
}

function spell(e164: string, style: Style): string {
  const number = parsePhoneNumberFromString(e164);
  if (number === undefined) return e164;
  switch (style) {
    case 'national':
      return number.formatNational();
    case 'international':
      return number.formatInternational();
    case 'e164':
      return e164;
    case 'idd':
      return `00${e164.slice(1)}`;
    case 'dashes':
      return number.formatInternational().replaceAll(' ', '-');
    case 'tel-uri':
      return number.getURI();
    case 'local-digits':
      return inLocalDigits(number.formatNational(), number.country);
  }
}

// Arabic-Indic digits in Egypt, full-width ones in Japan, ASCII elsewhere.
function inLocalDigits(spelled: string, country: string | undefined): string {
  const zero = country === 'EG' ? 0x0660 : country === 'JP' ? 0xff10 : 0x30;
  return spelled.replace(/[0-9]/g, (digit) => String.fromCodePoint(zero + Number(digit)));
}
