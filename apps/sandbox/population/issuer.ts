import type { Culture, NumberRange } from './cultures/culture.js';

// A prime that divides no range's size: steps of this size visit every number once, in an order that looks random.
const STRIDE = 7919;

/**
 * Issues unique keys, phone numbers and e-mail addresses, so that two cards share an identifier only if
 * their situation requires it.
 */
export class Issuer {
  #people = 0;
  readonly #numbers = new Map<NumberRange, number>();
  readonly #mailboxes = new Map<string, number>();

  personKey(): string {
    this.#people += 1;
    return `person-${String(this.#people).padStart(6, '0')}`;
  }

  mobile(culture: Culture): string {
    return this.#number(culture.mobile);
  }

  landline(culture: Culture): string {
    return this.#number(culture.landline);
  }

  /** `local@domain`, with a number after `local` if that address is taken. Domains end in `.example` (RFC 2606). */
  mailbox(local: string, domain: string): string {
    const taken = this.#mailboxes.get(`${local}@${domain}`) ?? 0;
    this.#mailboxes.set(`${local}@${domain}`, taken + 1);
    return taken === 0 ? `${local}@${domain}` : `${local}${taken + 1}@${domain}`;
  }

  #number(ranges: readonly NumberRange[]): string {
    for (const range of ranges) {
      const size = 10 ** range.digits;
      const used = this.#numbers.get(range) ?? 0;
      if (used < size) {
        this.#numbers.set(range, used + 1);
        return `+${range.prefix}${String(((used + 1) * STRIDE) % size).padStart(range.digits, '0')}`;
      }
    }
    throw new RangeError('the circle is larger than its phone number ranges');
  }
}
