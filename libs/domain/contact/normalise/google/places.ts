import type { Address, Organization } from '#contracts';
import { distinct } from '../distinct.js';
import { textOf } from '../json.js';
import { isPrimary, primaryFirst } from './field.js';

/** Addresses of which at least one part is known. */
export function googleAddresses(list: unknown): readonly Address[] {
  const addresses: Address[] = [];
  for (const field of primaryFirst(list)) {
    const parts = {
      street: textOf(field.streetAddress),
      extended: textOf(field.extendedAddress),
      poBox: textOf(field.poBox),
      city: textOf(field.city),
      region: textOf(field.region),
      postalCode: textOf(field.postalCode),
      country: textOf(field.country),
      countryCode: countryCodeOf(field.countryCode),
      formatted: textOf(field.formattedValue),
    };
    if (isEmpty(parts)) continue;
    addresses.push({ label: textOf(field.type), primary: isPrimary(field), ...parts });
  }
  return distinct(addresses, ({ primary: _, ...address }) => JSON.stringify(address));
}

export function googleOrganizations(list: unknown): readonly Organization[] {
  const organizations: Organization[] = [];
  for (const field of primaryFirst(list)) {
    const parts = {
      name: textOf(field.name),
      title: textOf(field.title),
      department: textOf(field.department),
    };
    if (!isEmpty(parts)) organizations.push({ ...parts, primary: isPrimary(field) });
  }
  return distinct(organizations, ({ primary: _, ...organization }) => JSON.stringify(organization));
}

function countryCodeOf(value: unknown): string | null {
  const code = textOf(value);
  return code !== null && /^[a-z]{2}$/i.test(code) ? code.toUpperCase() : null;
}

function isEmpty(parts: Readonly<Record<string, string | null>>): boolean {
  return Object.values(parts).every((part) => part === null);
}
