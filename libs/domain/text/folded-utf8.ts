const LF = 0x0a;
const CR = 0x0d;
const SPACE = 0x20;
const TAB = 0x09;
/** CR as a character reference of XML, as servers write it into an answer. */
const CR_REFERENCES: readonly Uint8Array[] = ['&#13;', '&#xd;', '&#xD;'].map((text) => new TextEncoder().encode(text));

/**
 * Removes line folds that stand between the bytes of one UTF-8 character: programs that fold at 75 bytes write them, and RFC 6350
 * §3.2 asks readers to unfold bytes before they decode. Other folds stay. Returns the bytes themselves if there is none.
 */
export function joinFoldedCharacters(bytes: Uint8Array): Uint8Array {
  const parts: Uint8Array[] = [];
  let from = 0;
  for (let at = bytes.indexOf(LF); at >= 0; at = bytes.indexOf(LF, at + 1)) {
    const after = at + 2;
    if (!isIndent(bytes[at + 1]) || !isContinuation(bytes[after])) continue;
    const end = endOfLine(bytes, at);
    if (end <= from || !isNotAscii(bytes[end - 1])) continue;
    parts.push(bytes.subarray(from, end));
    from = after;
  }
  return from === 0 ? bytes : concatenated([...parts, bytes.subarray(from)]);
}

/** Where the line that the line feed at `at` ends has its last byte, exclusive. */
function endOfLine(bytes: Uint8Array, at: number): number {
  if (bytes[at - 1] === CR) return at - 1;
  const reference = CR_REFERENCES.find((text) => text.every((byte, i) => bytes[at - text.length + i] === byte));
  return at - (reference?.length ?? 0);
}

function concatenated(parts: readonly Uint8Array[]): Uint8Array {
  const joined = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    joined.set(part, at);
    at += part.length;
  }
  return joined;
}

const isIndent = (byte: number | undefined): boolean => byte === SPACE || byte === TAB;
const isContinuation = (byte: number | undefined): boolean => byte !== undefined && byte >= 0x80 && byte < 0xc0;
const isNotAscii = (byte: number | undefined): boolean => byte !== undefined && byte >= 0x80;
