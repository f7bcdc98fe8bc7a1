/** UTF-8 if the charset is absent or unknown. Labels are those of https://encoding.spec.whatwg.org/#names-and-labels. */
export function decoderOf(charset: string | undefined): InstanceType<typeof TextDecoder> {
  try {
    return new TextDecoder(charset ?? 'utf-8');
  } catch {
    return new TextDecoder();
  }
}
