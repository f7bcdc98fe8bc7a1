import { describe, expect, it } from 'vitest';
import { asUtf8, decodeCard } from './decode-card.js';

const latin1 = (text: string) => Buffer.from(text, 'latin1');

describe('the text of a card', () => {
  it('is decoded as UTF-8 if it is valid UTF-8', () => {
    expect(decodeCard(Buffer.from('FN:Jörg 王小明\r\n'))).toBe('FN:Jörg 王小明\r\n');
  });

  it('is decoded line by line, by the charset of the property or as Windows-1252', () => {
    const card = Buffer.concat([
      latin1('FN:J\xf6rg \x80\r\n'),
      latin1('NOTE;CHARSET=KOI8-R:\xe1\r\n \xe2\r\n'),
      latin1('TITLE;CHARSET=made-up:\xe4\r\n'),
      Buffer.from('ORG:Ñandú\r\n'),
    ]);
    expect(decodeCard(card)).toBe(
      'FN:Jörg €\r\nNOTE;CHARSET=KOI8-R:А\r\n Б\r\nTITLE;CHARSET=made-up:ä\r\nORG:Ñandú\r\n',
    );
  });
});

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

  it('without a mark is not changed', async () => {
    expect(await text(Buffer.from('FN:Jörg'))).toBe('FN:Jörg');
  });
});
