import ICAL from 'ical.js';
import type { ContentLine } from './content-lines.js';

/** The components of a value; each is a list, mostly of one text. */
export type Components = readonly (readonly string[])[];

/** The properties that are not one text (RFC 6350 §6). */
const SHAPES: Readonly<Record<string, { multiValue?: string; structuredValue?: string }>> = {
  n: { structuredValue: ';', multiValue: ',' },
  adr: { structuredValue: ';', multiValue: ',' },
  org: { structuredValue: ';' },
  nickname: { multiValue: ',' },
  categories: { multiValue: ',' },
};

/** The design set for ical.js: every property is text; the types of values are checked where they are used. */
const design = {
  ...ICAL.design.vcard,
  property: Object.fromEntries(
    Object.entries(SHAPES).map(([name, shape]) => [name, { defaultType: 'text', ...shape }]),
  ),
};

/** Replaces an escaped backslash during the parse, because ical.js reads "\\;" as an escaped semicolon. A noncharacter, so in no text. */
const BACKSLASH = '\uFDD0';

/**
 * The components of a value without their escapes: one for each part of N, ADR and ORG, of which those of N and ADR may be lists; one
 * for each value of NICKNAME and CATEGORIES; one for any other property.
 */
export function componentsOf({ name, value }: Pick<ContentLine, 'name' | 'value'>): Components {
  const shape = SHAPES[name.toLowerCase()];
  if (shape === undefined && !value.includes('\\')) return [[value]];
  // ical.js returns a single part without its list, so an empty last part is added.
  const end = shape?.structuredValue ?? '';
  const property: unknown = ICAL.parse.property(`${name};VALUE=TEXT:${shielded(value, end !== '')}${end}`, design);
  if (!Array.isArray(property)) return [];
  const values: readonly unknown[] = property.slice(3);
  const parts = shape?.structuredValue !== undefined && Array.isArray(values[0]) ? values[0] : values;
  return parts.map((part: unknown) => (Array.isArray(part) ? part : [part]).map((text) => plain(String(text))));
}

/** The value of a property that is one text. */
export function textValueOf(line: ContentLine): string {
  return componentsOf(line)[0]?.[0] ?? '';
}

/** Unescapes what ical.js does not: Apple's "\:" anywhere, and ";" and "," where they do not separate. */
function shielded(value: string, isStructured: boolean): string {
  const text = value.replaceAll(BACKSLASH, '');
  if (!text.includes('\\')) return text;
  return text.replace(/\\([\s\S])/g, (pair, character: string) => {
    if (character === '\\') return BACKSLASH;
    return character === ':' || character === '"' || (character === ';' && !isStructured) ? character : pair;
  });
}

function plain(text: string): string {
  return text.replaceAll(BACKSLASH, '\\');
}
