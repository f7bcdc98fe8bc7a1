import { type Components, componentsOf } from './components.js';
import { Vcard } from './vcard.js';

/** A property of a card with its decoded value. */
export interface VcardProperty {
  /** Upper case; undefined without one. */
  readonly group: string | undefined;
  /** Upper case. */
  readonly name: string;
  /** By upper-case name. */
  readonly params: ReadonlyMap<string, readonly string[]>;
  /** The value, decoded and unescaped: one part, or the parts of a list or structure. A part of N and ADR may be a list. */
  readonly parts: Components;
}

/** All properties of a card in their order. @throws NormaliseError NOT_A_VCARD */
export function vcardProperties(text: string): readonly VcardProperty[] {
  return new Vcard(text).properties.map((line) => {
    const { group, name, params } = line;
    return { group, name, params, parts: componentsOf(line) };
  });
}
