/**
 * Converts a file in UTF-16, with a byte order mark or without, to UTF-8. Any other file is not changed.
 * @param encoding in which its owner says that it is written; then it is converted from that one
 */
export async function* asUtf8(
  chunks: AsyncIterable<Uint8Array>,
  encoding: string | null = null,
): AsyncGenerator<Uint8Array> {
  let decoder = encoding === null ? undefined : new TextDecoder(encoding);
  let isFirst = true;
  for await (const chunk of chunks) {
    if (isFirst) decoder ??= utf16(chunk);
    isFirst = false;
    yield decoder === undefined ? chunk : Buffer.from(decoder.decode(chunk, { stream: true }));
  }
  if (decoder !== undefined) yield Buffer.from(decoder.decode());
}

/** A file of cards begins with an ASCII character, of which UTF-16 has one byte of zero; UTF-8 has none anywhere. */
function utf16([first, second]: Uint8Array): InstanceType<typeof TextDecoder> | undefined {
  if ((first === 0xff && second === 0xfe) || (first !== 0 && second === 0)) return new TextDecoder('utf-16le');
  return (first === 0xfe && second === 0xff) || (first === 0 && second !== 0) ? new TextDecoder('utf-16be') : undefined;
}
