/** A text and whether its encoding is only the likeliest one: then its owner should check it. */
export interface DecodedText {
  readonly text: string;
  readonly guessed: boolean;
}

const FALLBACK = 'windows-1252';
const DAMAGED = /\ufffd/g;
const NOT_ASCII = /[^\p{ASCII}\ufffd]/gu;

/**
 * Decodes by the first of the encodings in which the bytes are valid; undefined and unknown ones are skipped. Otherwise the text is
 * guessed: as UTF-8 if it has more whole characters than damaged ones (a program cut it inside a character), else as Windows-1252,
 * which includes ISO 8859-1. Labels are those of https://encoding.spec.whatwg.org/#names-and-labels.
 */
export function decodeText(bytes: Uint8Array, encodings: readonly (string | undefined)[]): DecodedText {
  for (const encoding of encodings) {
    const text = encoding === undefined ? undefined : validText(bytes, encoding);
    if (text !== undefined) return { text, guessed: false };
  }
  const damaged = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
  const isUtf8 = countOf(damaged, NOT_ASCII) > countOf(damaged, DAMAGED);
  return { text: isUtf8 ? damaged : new TextDecoder(FALLBACK).decode(bytes), guessed: true };
}

/** undefined if the bytes are not valid, or the encoding is unknown. */
function validText(bytes: Uint8Array, encoding: string): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

function countOf(text: string, characters: RegExp): number {
  return text.match(characters)?.length ?? 0;
}
