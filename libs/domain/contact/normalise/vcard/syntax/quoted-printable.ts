import { decoderOf } from './charset.js';

/**
 * Decodes text with bytes written as "=C3=91", in the charset of a parameter; soft line breaks must be joined already. An unknown
 * charset is read as UTF-8, and invalid bytes become replacement characters.
 * Source: RFC 2045 §6.7, as vCard 2.1 uses it.
 */
export function decodeQuotedPrintable(text: string, charset: string | undefined): string {
  const decoder = decoderOf(charset);
  const parts: string[] = [];
  let plainFrom = 0;
  for (let at = text.indexOf('='); at >= 0; at = text.indexOf('=', at)) {
    const end = endOfBytes(text, at);
    if (end === at) {
      at += 1;
      continue;
    }
    parts.push(text.slice(plainFrom, at), decoder.decode(bytesOf(text.slice(at, end))));
    plainFrom = end;
    at = end;
  }
  // A soft line break at the end of the value leaves a sign.
  return parts.join('') + text.slice(plainFrom).replace(/=$/, '');
}

/** The end of the run of encoded bytes at `start`; `start` if there is none. */
function endOfBytes(text: string, start: number): number {
  let at = start;
  while (text[at] === '=' && isHex(text[at + 1]) && isHex(text[at + 2])) at += 3;
  return at;
}

function isHex(character: string | undefined): boolean {
  return character !== undefined && /^[0-9A-Fa-f]$/.test(character);
}

function bytesOf(run: string): Uint8Array {
  return Uint8Array.from({ length: run.length / 3 }, (_, i) => Number.parseInt(run.slice(3 * i + 1, 3 * i + 3), 16));
}
