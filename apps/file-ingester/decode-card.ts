const CHARSET = /^[^:]*;CHARSET="?([\w.-]+)/i;
const FALLBACK = 'windows-1252';
const LINE = /[^\n]*\n|[^\n]+/g;

/**
 * The text of a card. Bytes that are not valid UTF-8 are decoded line by line: by the charset of the property (vCard 2.1), or as
 * Windows-1252, which includes ISO 8859-1. Never throws.
 */
export function decodeCard(bytes: Uint8Array): string {
  return utf8(bytes) ?? decodedLines(bytes);
}

function decodedLines(bytes: Uint8Array): string {
  let charset: string | undefined;
  const lines: string[] = [];
  let at = 0;
  for (const line of Buffer.from(bytes).toString('latin1').match(LINE) ?? []) {
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

/** Converts a file with a UTF-16 byte order mark to UTF-8. Any other file is not changed. */
export async function* asUtf8(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let decoder: InstanceType<typeof TextDecoder> | undefined;
  let isFirst = true;
  for await (const chunk of chunks) {
    if (isFirst) decoder = utf16(chunk);
    isFirst = false;
    yield decoder === undefined ? chunk : Buffer.from(decoder.decode(chunk, { stream: true }));
  }
  if (decoder !== undefined) yield Buffer.from(decoder.decode());
}

function utf16([first, second]: Uint8Array): InstanceType<typeof TextDecoder> | undefined {
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le');
  return first === 0xfe && second === 0xff ? new TextDecoder('utf-16be') : undefined;
}
