import { type DecodedText, decodeText } from '../../../../text/decode-text.js';

/** Bytes as signs, and the ASCII characters between them: these may be bytes of a character too, in Shift_JIS and ISO-2022-JP. */
const ENCODED_RUN = /=[0-9A-Fa-f]{2}\p{ASCII}*/gu;
const BYTE = /=([0-9A-Fa-f]{2})|[\s\S]/g;

/**
 * Decodes text with bytes written as "=C3=91", in the charset of a parameter, else in UTF-8, else guessed; soft line breaks must be
 * joined already.
 * Source: RFC 2045 §6.7, as vCard 2.1 uses it.
 */
export function decodeQuotedPrintable(written: string, charset: string | undefined): DecodedText {
  let guessed = false;
  // A soft line break at the end of the value leaves a sign.
  const text = written.replace(/=$/, '').replace(ENCODED_RUN, (run) => {
    const decoded = decodeText(bytesOf(run), [charset, 'utf-8']);
    guessed ||= decoded.guessed;
    return decoded.text;
  });
  return { text, guessed };
}

function bytesOf(run: string): Uint8Array {
  return Uint8Array.from(run.matchAll(BYTE), ([character, hex]) =>
    hex === undefined ? character.charCodeAt(0) : Number.parseInt(hex, 16),
  );
}
