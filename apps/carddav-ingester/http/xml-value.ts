import { z } from 'zod';

/** Several CDATA sections in a row are one text. */
const cdata = z.object({ _cdata: z.union([z.string().transform((text) => [text]), z.array(z.string())]) });
const scalar = z.union([z.string(), z.number(), z.boolean()]);

/** The text of an element as tsdav parses XML; null if it has none. */
export function textOf(element: unknown): string | null {
  const text = scalar.safeParse(element);
  if (text.success) return String(text.data);
  const sections = cdata.safeParse(element);
  return sections.success ? sections.data._cdata.join('') : null;
}

/** The `href` children of an element. */
export function hrefsOf(element: unknown): readonly string[] {
  return childrenOf(element, 'href').flatMap((href) => textOf(href) ?? []);
}

/** Its children of one local name, in camel case. */
export function childrenOf(element: unknown, name: string): readonly unknown[] {
  return listOf(objectOf(element)[name]);
}

/** The local names of its children, in camel case. */
export function childNamesOf(element: unknown): readonly string[] {
  return Object.keys(objectOf(element));
}

/** Its attributes, by local name in lower case. */
export function attributesOf(element: unknown): Readonly<Record<string, unknown>> {
  return objectOf(objectOf(element)._attributes);
}

function objectOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {};
}

function listOf(value: unknown): readonly unknown[] {
  if (value === undefined) return [];
  return Array.isArray(value) ? value : [value];
}
