import type { Address, Organization } from '#contracts';
import { distinct } from '../../distinct.js';
import { textOf } from '../../json.js';
import { componentsOf, textValueOf } from '../syntax/components.js';
import type { ContentLine } from '../syntax/content-lines.js';
import { PairedLines } from '../syntax/paired-lines.js';
import { paramOf, typesOf, type Vcard } from '../syntax/vcard.js';

const PARTS = ['poBox', 'extended', 'street', 'city', 'region', 'postalCode', 'country'] as const;
const COUNTRY_CODE = /^[a-z]{2}$/i;

/** Addresses with at least one part or a text. A LABEL of earlier versions belongs to the ADR of its group or types. */
export function vcardAddresses(card: Vcard): readonly Address[] {
  const addresses: Address[] = [];
  const texts = new PairedLines(card.lines('LABEL'), kindOf);
  for (const { line, primary } of card.ranked('ADR')) {
    const own = formattedParam(line);
    const text = own === null ? texts.take(line) : undefined;
    const hint = card.textInGroup(line, 'X-ABADR');
    const isCode = hint !== null && COUNTRY_CODE.test(hint);
    const address = {
      ...partsOf(line),
      countryCode: isCode ? hint.toUpperCase() : countryCodeParam(line),
      formatted: own ?? (text && textOf(textValueOf(text))) ?? (isCode ? null : hint),
    };
    if (Object.values(address).some((part) => part !== null))
      addresses.push({ label: card.label(line), primary, ...address });
  }
  for (const text of texts.left) {
    const formatted = textOf(textValueOf(text));
    if (formatted === null) continue;
    addresses.push({ label: card.label(text), primary: false, ...NO_PARTS, countryCode: null, formatted });
  }
  return distinct(addresses, ({ primary: _, ...address }) => JSON.stringify(address));
}

type Parts = Pick<Address, (typeof PARTS)[number]>;

const NO_PARTS: Parts = {
  poBox: null,
  extended: null,
  street: null,
  city: null,
  region: null,
  postalCode: null,
  country: null,
};

function partsOf(line: ContentLine): Parts {
  const components = componentsOf(line);
  const part = (index: number) => textOf(components[index]?.flatMap((text) => textOf(text) ?? []).join(', '));
  return {
    poBox: part(0),
    extended: part(1),
    street: part(2),
    city: part(3),
    region: part(4),
    postalCode: part(5),
    country: part(6),
  };
}

/** RFC 6350 §6.3.1 writes line breaks in the parameter as "^n" and as "\n". */
function formattedParam(line: ContentLine): string | null {
  return textOf(paramOf(line, 'LABEL')?.replace(/\\n/gi, '\n'));
}

/** RFC 8605. */
function countryCodeParam(line: ContentLine): string | null {
  const code = textOf(paramOf(line, 'CC'));
  return code !== null && COUNTRY_CODE.test(code) ? code.toUpperCase() : null;
}

function kindOf(line: ContentLine): string {
  return typesOf(line)
    .filter((type) => type !== 'pref')
    .sort()
    .join();
}

/**
 * ORG, with the title of its group, else with the titles in their order. A role counts as the title in a card without TITLE.
 */
export function vcardOrganizations(card: Vcard): readonly Organization[] {
  const titles = new PairedLines(card.lines('TITLE').length > 0 ? card.lines('TITLE') : card.lines('ROLE'), () => '');
  const organizations: Organization[] = [];
  for (const { line, primary } of card.ranked('ORG')) {
    const title = titles.take(line);
    const [name, ...units] = componentsOf(line).map(([text]) => textOf(text));
    const department = textOf(units.flatMap((unit) => unit ?? []).join(', '));
    organizations.push({
      name: name ?? null,
      title: (title && textOf(textValueOf(title))) || null,
      department,
      primary,
    });
  }
  for (const line of titles.left) {
    organizations.push({ name: null, title: textOf(textValueOf(line)), department: null, primary: false });
  }
  const named = organizations.filter(({ name, title, department }) => name ?? title ?? department);
  return distinct(named, ({ primary: _, ...organization }) => JSON.stringify(organization));
}
