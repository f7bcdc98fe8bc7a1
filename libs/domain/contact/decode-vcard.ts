import { joinFoldedCharacters } from '../text/folded-utf8.js';

const CHARSET = /^[^:]*;CHARSET="?([\w.-]+)/i;
const FALLBACK = 'windows-1252';
const LINE = /[^\n]*\n|[^\n]+/g;

/**
 * The text of cards, or of a server's answer with cards. Characters that a fold divides are joined. Bytes that are not valid UTF-8
 * are decoded line by line: by the charset of the property (vCard 2.1), or as Windows-1252, which includes ISO 8859-1. Never throws.
 */
export function decodeVcard(bytes: Uint8Array): string {
  const text = utf8(bytes);
  if (text !== undefined) return text;
  const joined = joinFoldedCharacters(bytes);
  return utf8(joined) ?? decodedLines(joined);
}

function decodedLines(bytes: Uint8Array): string {
  let charset: string | undefined;
  const lines: string[] = [];
  let at = 0;
  for (const line of new TextDecoder('latin1').decode(bytes).match(LINE) ?? []) {
    if (!/^[ \t]/.test(line)) charset = CHARSET.exec(line)?.[1];
    const part = bytes.subarray(at, at + line.length);
    lines.push(utf8(part) ?? decoder(charset).decode(part));
    at += line.length;
  }
  return lines.join('');
}

function utf8(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

function decoder(charset: string | undefined): InstanceType<typeof TextDecoder> {
  try {
    return new TextDecoder(charset ?? FALLBACK);
  } catch {
    return new TextDecoder(FALLBACK);
  }
}
