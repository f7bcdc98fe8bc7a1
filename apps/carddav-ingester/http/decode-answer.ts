import { type DecodedText, decodeVcardText } from '#domain';

const BYTE_ORDER_MARKS: readonly (readonly [label: string, bytes: readonly number[]])[] = [
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
];
/** An XML declaration is shorter. */
const DECLARATION_BYTES = 200;
const DECLARED = /^\s*<\?xml\s[^>]*?encoding\s*=\s*["']([\w.:-]+)["']/;

/**
 * The text of an answer, in the encoding of its byte order mark, its Content-Type or its XML declaration, in this order (RFC 7303
 * §3). Where nothing names another one it is read as UTF-8, and what is not valid UTF-8 as `decodeVcardText` reads it.
 */
export function decodeAnswer(bytes: Uint8Array, contentType: string): DecodedText {
  const mark = BYTE_ORDER_MARKS.find(([, signs]) => signs.every((sign, i) => bytes[i] === sign))?.[0];
  const charset = mark ?? /charset="?([\w.:-]+)/i.exec(contentType)?.[1] ?? declaredIn(bytes);
  const decoder = charset === undefined ? undefined : decoderFor(charset);
  if (decoder === undefined || decoder.encoding === 'utf-8') return decodeVcardText(bytes);
  return { text: decoder.decode(bytes), guessed: false };
}

function declaredIn(bytes: Uint8Array): string | undefined {
  return DECLARED.exec(new TextDecoder('latin1').decode(bytes.subarray(0, DECLARATION_BYTES)))?.[1];
}

function decoderFor(charset: string) {
  try {
    return new TextDecoder(charset);
  } catch {
    return undefined;
  }
}
