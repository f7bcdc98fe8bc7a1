import { type Components, componentsOf } from './components.js';
import { Vcard } from './vcard.js';

/** A property of a card as it stands there, and what it says. */
export interface VcardProperty {
  /** Upper case; undefined without one. */
  readonly group: string | undefined;
  /** Upper case. */
  readonly name: string;
  /** By upper-case name. */
  readonly params: ReadonlyMap<string, readonly string[]>;
  /** Its value, decoded and without escapes: one part, or those of a list or structure; of N and ADR each may be a list. */
  readonly parts: Components;
}

/** All properties of a card in their order, for whoever wants to see what was in it. @throws NormaliseError NOT_A_VCARD */
export function vcardProperties(text: string): readonly VcardProperty[] {
  return new Vcard(text).properties.map((line) => {
    const { group, name, params } = line;
    return { group, name, params, parts: componentsOf(line) };
  });
}
