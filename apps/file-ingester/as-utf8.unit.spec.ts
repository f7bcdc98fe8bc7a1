import { describe, expect, it } from 'vitest';
import { asUtf8 } from './as-utf8.js';

describe('a file', () => {
  async function* oneByOne(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
    yield bytes.subarray(0, 3);
    for (const byte of bytes.subarray(3)) yield Uint8Array.of(byte);
  }

  async function text(bytes: Uint8Array): Promise<string> {
    const parts: Uint8Array[] = [];
    for await (const part of asUtf8(oneByOne(bytes))) parts.push(part);
    return Buffer.concat(parts).toString();
  }

  it.each(['utf16le', 'utf16be'])('in %s is recognised by its byte order mark', async (encoding) => {
    const bytes = Buffer.from('\uFEFFFN:Jörg 👩', 'utf16le');
    if (encoding === 'utf16be') bytes.swap16();
    expect(await text(bytes)).toBe('FN:Jörg 👩');
  });

  it.each(['utf16le', 'utf16be'])('in %s is recognised without a mark', async (encoding) => {
    const bytes = Buffer.from('BEGIN:VCARD\nFN:Jörg 👩', 'utf16le');
    if (encoding === 'utf16be') bytes.swap16();
    expect(await text(bytes)).toBe('BEGIN:VCARD\nFN:Jörg 👩');
  });

  it('in another encoding is not changed', async () => {
    expect(await text(Buffer.from('FN:Jörg'))).toBe('FN:Jörg');
  });
});
