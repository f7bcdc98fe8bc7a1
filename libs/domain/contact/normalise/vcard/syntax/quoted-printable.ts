import { decoderOf } from './charset.js';

/**
 * Text of which some bytes are written as "=C3=91", in a charset that a parameter tells; soft line breaks are joined already.
 * A charset that nobody knows, and bytes that are not of it, give replacement characters and no error.
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
  // After a soft line break with nothing behind it a sign is left over.
  return parts.join('') + text.slice(plainFrom).replace(/=$/, '');
}

/** Where a run of "=C3=91" ends that begins at `start`; `start` itself when there is none. */
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
