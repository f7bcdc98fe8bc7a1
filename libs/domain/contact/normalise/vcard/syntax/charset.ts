/** UTF-8, also for a name that no decoder has. Labels are those of https://encoding.spec.whatwg.org/#names-and-labels. */
export function decoderOf(charset: string | undefined): InstanceType<typeof TextDecoder> {
  try {
    return new TextDecoder(charset ?? 'utf-8');
  } catch {
    return new TextDecoder();
  }
}
