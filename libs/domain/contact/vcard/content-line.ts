/** A property to write. */
export interface WrittenProperty {
  readonly name: string;
  /** Properties of one group belong together: a value and its label. */
  readonly group?: string | undefined;
  /** In the order in which they are written; a parameter without values is left out. */
  readonly params?: Readonly<Record<string, readonly string[]>>;
  /** One text, or the components of a structured value. */
  readonly value: string | readonly string[];
  /** The value is a URI: its commas and semicolons are not escaped. */
  readonly uri?: boolean;
}

const LONGEST_LINE = 75;
const LINE_BREAK = '\r\n';
const SPECIAL = /\r\n?|[\n\\,;]/g;
const SPECIAL_IN_URI = /\r\n?|[\n\\]/g;

/** The property as lines of at most 75 octets, each with its line break. Source: RFC 2426 §2.6 and §4, RFC 6350 §3.2. */
export function writtenLines({ group, name, params = {}, value, uri = false }: WrittenProperty): string {
  const start = group === undefined ? name : `${group}.${name}`;
  const written = Object.entries(params).flatMap(([param, values]) =>
    values.length === 0 ? [] : `;${param}=${values.map(paramValue).join(',')}`,
  );
  const special = uri ? SPECIAL_IN_URI : SPECIAL;
  const text =
    typeof value === 'string' ? escaped(value, special) : value.map((part) => escaped(part, special)).join(';');
  return folded(`${start}${written.join('')}:${text}`);
}

/** CRLF, CR and LF are one line break each. */
function escaped(text: string, special: RegExp): string {
  return text.replace(special, (character) => (/[\r\n]/.test(character) ? '\\n' : `\\${character}`));
}

/** Source of the escapes: RFC 6868. */
function paramValue(text: string): string {
  const plain = text
    .replaceAll('^', '^^')
    .replace(/\r\n?|\n/g, '^n')
    .replaceAll('"', "^'");
  return /[:;,]/.test(plain) ? `"${plain}"` : plain;
}

/** Never splits a character. */
function folded(line: string): string {
  const parts: string[] = [];
  let octets = 0;
  let from = 0;
  let at = 0;
  for (const character of line) {
    const size = utf8Length(character);
    if (octets + size > LONGEST_LINE) {
      parts.push(line.slice(from, at));
      from = at;
      // The leading space of a continuation line counts.
      octets = 1;
    }
    octets += size;
    at += character.length;
  }
  parts.push(line.slice(from));
  return parts.join(`${LINE_BREAK} `) + LINE_BREAK;
}

function utf8Length(character: string): number {
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x80) return 1;
  if (code < 0x800) return 2;
  return code < 0x10000 ? 3 : 4;
}
