import { type DecodedText, decodeText } from '../text/decode-text.js';
import { joinFoldedCharacters } from '../text/folded-utf8.js';

/** Of the parameters before the value; one of them may be in quotes and have a colon. */
const CHARSET = /^(?:[^":]|"[^"]*")*;CHARSET="?([\w.-]+)/i;
const LINE = /[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+/g;
const ESCAPE = '\u001b';
/** ISO 2022 switches to JIS X 0208 and 0201 with these; its bytes are ASCII (RFC 1468). No other text has them. */
const ISO_2022 = new RegExp(`${ESCAPE}(?:\\$[@B]|\\([IJ])`);

/**
 * The text of cards, or of a server's answer with cards. Characters that a fold divides are joined. Bytes that are not valid UTF-8
 * are decoded line by line: by the charset of the property (vCard 2.1), or guessed. Never throws.
 */
export function decodeVcardText(bytes: Uint8Array): DecodedText {
  const whole = decodeText(bytes, ['utf-8']);
  if (!whole.guessed) return { text: withoutMark(iso2022(whole.text)), guessed: false };
  const joined = joinFoldedCharacters(bytes);
  const text = decodeText(joined, ['utf-8']);
  const { text: decoded, guessed } = text.guessed ? decodedLines(joined) : text;
  return { text: withoutMark(decoded), guessed };
}

function decodedLines(bytes: Uint8Array): DecodedText {
  let charset: string | undefined;
  let guessed = false;
  const lines: string[] = [];
  let at = 0;
  for (const line of new TextDecoder('latin1').decode(bytes).match(LINE) ?? []) {
    if (!/^[ \t]/.test(line)) charset = CHARSET.exec(line)?.[1];
    const decoded = decodeText(bytes.subarray(at, at + line.length), ['utf-8', charset]);
    guessed ||= decoded.guessed;
    lines.push(decoded.text);
    at += line.length;
  }
  return { text: lines.join(''), guessed };
}

function iso2022(text: string): string {
  if (!ISO_2022.test(text)) return text;
  const decodedLine = (line: string) =>
    ISO_2022.test(line) && /^\p{ASCII}*$/u.test(line)
      ? new TextDecoder('iso-2022-jp').decode(new TextEncoder().encode(line))
      : line;
  return text.replace(LINE, decodedLine);
}

function withoutMark(text: string): string {
  return text.replace(/^\ufeff/, '');
}
