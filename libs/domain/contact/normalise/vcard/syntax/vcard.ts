import { textOf } from '../../json.js';
import { NormaliseError } from '../../normalise-error.js';
import { textValueOf } from './components.js';
import { type ContentLine, contentLines } from './content-lines.js';
import { appleLabel, typeLabel } from './labels.js';

/** A line and whether it is the preferred one of its kind. */
export interface RankedLine {
  readonly line: ContentLine;
  /** At most one of a list, and then the first. */
  readonly primary: boolean;
}

const NOT_PREFERRED = 101;

/** The properties of one card, by name and by group. */
export class Vcard {
  /** All, in the order of the card. */
  readonly properties: readonly ContentLine[];
  readonly #byName: ReadonlyMap<string, readonly ContentLine[]>;
  readonly #byGroup: ReadonlyMap<string, ContentLine>;

  /** @throws NormaliseError NOT_A_VCARD for a text without BEGIN:VCARD and at least one property. */
  constructor(text: string) {
    this.properties = ownLines(contentLines(text));
    if (this.properties.length === 0) {
      throw new NormaliseError('NOT_A_VCARD', 'The text is not a vCard: it has no property.');
    }
    this.#byName = Map.groupBy(this.properties, ({ name }) => name);
    const grouped = this.properties.filter(({ group }) => group !== undefined).toReversed();
    this.#byGroup = new Map(grouped.map((line) => [`${line.group}.${line.name}`, line]));
  }

  /** Properties of these names, in the order of the names and then of the card. */
  lines(...names: readonly string[]): readonly ContentLine[] {
    return names.flatMap((name) => this.#byName.get(name) ?? []);
  }

  /** As `lines`, by preference. PREF of RFC 6350 §5.3 (1 is most), TYPE=pref of earlier versions. */
  ranked(...names: readonly string[]): readonly RankedLine[] {
    const ranks = this.lines(...names).map((line) => ({ line, rank: preference(line) }));
    return ranks
      .sort((a, b) => a.rank - b.rank)
      .map(({ line, rank }, index) => ({ line, primary: index === 0 && rank < NOT_PREFERRED }));
  }

  /** The text of the first property of this name that has one. */
  text(name: string): string | null {
    for (const line of this.lines(name)) {
      const text = textOf(textValueOf(line));
      if (text !== null) return text;
    }
    return null;
  }

  /** The text of the property of this name in the line's group. */
  textInGroup(line: ContentLine, name: string): string | null {
    const other = this.#byGroup.get(`${line.group}.${name}`);
    return other === undefined ? null : textOf(textValueOf(other));
  }

  /** Apple's label, else that of the types; null if there is neither. */
  label(line: ContentLine): string | null {
    const label = this.textInGroup(line, 'X-ABLABEL');
    return label === null ? typeLabel(typesOf(line)) : appleLabel(label);
  }
}

/** Lower case. */
export function typesOf({ params }: ContentLine): readonly string[] {
  return (params.get('TYPE') ?? []).map((type) => type.toLowerCase());
}

/** The first value of a parameter, as it is written. */
export function paramOf({ params }: ContentLine, name: string): string | undefined {
  return params.get(name)?.[0];
}

/** The lines between BEGIN and END, without the nested card of an AGENT (vCard 2.1). */
function ownLines(lines: readonly ContentLine[]): readonly ContentLine[] {
  const own: ContentLine[] = [];
  let depth = 0;
  for (const line of lines) {
    const isBound = line.value.trim().toUpperCase() === 'VCARD';
    if (line.name === 'BEGIN' && isBound) depth += 1;
    else if (line.name === 'END' && isBound) depth -= 1;
    else if (depth === 1) own.push(line);
    if (depth === 0 && own.length > 0) break;
  }
  return own;
}

function preference(line: ContentLine): number {
  const preference = Number(paramOf(line, 'PREF') ?? Number.NaN);
  if (preference >= 1 && preference < NOT_PREFERRED) return preference;
  return typesOf(line).includes('pref') ? 1 : NOT_PREFERRED;
}
