import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CardBytes, type CardLimits, splitCards } from './split-cards.js';

const MOST: CardLimits = { whole: 1 << 20, withoutMedia: 1 << 20 };

async function* inChunks(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function split(text: string, size = 1 << 16, most = MOST): Promise<CardBytes[]> {
  const cards: CardBytes[] = [];
  for await (const card of splitCards(inChunks(Buffer.from(text), size), most)) cards.push(card);
  return cards;
}

async function texts(text: string, size?: number): Promise<string[]> {
  return (await split(text, size)).map(({ bytes }) => Buffer.from(bytes).toString());
}

const card = (...lines: string[]) => ['BEGIN:VCARD', ...lines, 'END:VCARD', ''].join('\r\n');

describe('a file of cards', () => {
  it('is split into cards with all their bytes and offsets, in chunks of any size', async () => {
    const cards = [card('FN:Ada'), card(`NOTE:${'ü'.repeat(2_000)}`), card('FN:王小明')];
    const file = `\uFEFF${cards.join('\r\n')}`;
    for (const size of [1, 2, 3, 7, 600, 1 << 16]) {
      const found = await split(file, size);
      expect(found.map(({ bytes }) => Buffer.from(bytes).toString().replace('\uFEFF', ''))).toEqual(cards);
      const whole = Buffer.from(file);
      expect(found.map(({ start, end }) => whole.subarray(start, end))).toEqual(
        found.map(({ bytes }) => Buffer.from(bytes)),
      );
    }
  });

  it.each(['\n', '\r', '\r\n'])('may end its lines with %j', async (end) => {
    const file = [card('FN:Ada'), card('FN:Bob')].join('').replaceAll('\r\n', end);
    expect(await texts(file, 16)).toEqual([card('FN:Ada'), card('FN:Bob')].map((one) => one.replaceAll('\r\n', end)));
  });

  it('ends a card without END where the next begins, or at its end', async () => {
    expect(await texts('BEGIN:VCARD\nFN:Ada\nBEGIN:VCARD\nFN:Bob\n')).toEqual([
      'BEGIN:VCARD\nFN:Ada\n',
      'BEGIN:VCARD\nFN:Bob\n',
    ]);
    expect(await texts('begin:vcard\nfn:Ada\nend:vcard')).toEqual(['begin:vcard\nfn:Ada\nend:vcard']);
  });

  it('begins a card after base64 that ends with "="', async () => {
    const cards = ['BEGIN:VCARD\nPHOTO;ENCODING=b:AAAA=\n', 'BEGIN:VCARD\nFN:Bob\n'];
    expect(await texts(cards.join(''))).toEqual(cards);
  });

  it('keeps a card in an AGENT inside its card', async () => {
    const nested = card('FN:Ada', 'AGENT:', 'BEGIN:VCARD', 'FN:Bob', 'END:VCARD', 'TEL:1');
    expect(await texts(nested + card('FN:Eve'), 3)).toEqual([nested, card('FN:Eve')]);
  });

  it('begins no card in quoted-printable text', async () => {
    const noted = card('NOTE;ENCODING=QUOTED-PRINTABLE:see=', 'BEGIN:VCARD', 'TEL:1');
    expect(await texts(noted + card('FN:Eve'), 3)).toEqual([noted, card('FN:Eve')]);
  });

  it('ends a card after base64 that ends with "=", and after quoted-printable that is cut off', async () => {
    const cards = [card('PHOTO;ENCODING=b:AAAA='), card('NOTE;QUOTED-PRINTABLE:a='), card('FN:Eve')];
    expect(await texts(cards.join(''), 3)).toEqual(cards);
  });

  it('skips anything outside of cards', async () => {
    expect(await texts(`garbage\n${card('FN:Ada')}\n\nmore\n`)).toEqual([card('FN:Ada')]);
    expect(await texts('\u0000'.repeat(5_000))).toEqual([]);
    expect(await texts('')).toEqual([]);
  });

  it('may have larger cards if it is pictures that make them large, folded, unfolded or as vCard 2.1 has them', async () => {
    const limits = { whole: 1 << 20, withoutMedia: 10_000 };
    const base64 = 'QUJD'.repeat(20_000);
    const pictures = [
      `PHOTO;ENCODING=b:${base64}`,
      `PHOTO;ENCODING=b:${base64.replace(/.{72}/g, '$&\r\n ')}`,
      `item1.PHOTO;ENCODING=BASE64:\r\n${base64.replace(/.{72}/g, '$&\r\n')}\r\n`,
    ];
    const cards = pictures.map((picture) => card('FN:Ada', picture, 'NOTE:short'));
    const found = await split(cards.join(''), 1 << 12, limits);
    expect(found.map(({ bytes, tooLarge }) => [Buffer.from(bytes).toString(), tooLarge])).toEqual(
      cards.map((one) => [one, false]),
    );
    const [notes] = await split(card(`NOTE:${base64}`), 1 << 12, limits);
    expect(notes?.tooLarge).toBe(true);
  });

  it.each(['', 'BEGIN:VCARD\r\nNOTE:'])(
    'holds neither a line outside of cards nor one of a card that is too large: %j',
    async (start) => {
      async function* endless(): AsyncGenerator<Uint8Array> {
        yield Buffer.from(`\r\n${start}`);
        for (let i = 0; i < 1_024; i++) yield Buffer.alloc(1 << 20, 'x');
        yield Buffer.from(`\r\n${card('FN:Ada')}`);
      }
      let most = 0;
      async function* measured(): AsyncGenerator<Uint8Array> {
        for await (const chunk of endless()) {
          most = Math.max(most, process.memoryUsage().arrayBuffers);
          yield chunk;
        }
      }
      const found: boolean[] = [];
      for await (const { tooLarge } of splitCards(measured(), MOST)) found.push(tooLarge);
      expect(found).toEqual(start === '' ? [false] : [true, false]);
      expect(most).toBeLessThan(512 << 20);
    },
  );

  it('keeps only the beginning of a card that is too large', async () => {
    const large = card(`NOTE:${'x'.repeat(300_000)}`);
    const [first, second] = await split(large + card('FN:Eve'), 1 << 14, { whole: 1 << 20, withoutMedia: 100_000 });
    expect(first).toMatchObject({ start: 0, end: large.length, tooLarge: true });
    expect(Buffer.from(first?.bytes ?? []).toString()).toBe(large.slice(0, 64 << 10));
    expect(second).toMatchObject({ tooLarge: false, start: large.length });
  });

  it('never loses or invents a byte of a card, whatever is in the lines', async () => {
    const line = fc.oneof(
      fc.constantFrom('BEGIN:VCARD', 'END:VCARD', 'AGENT:', 'NOTE;QUOTED-PRINTABLE:x=', ' END:VCARD', ''),
      fc.string(),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(line),
        fc.constantFrom('\n', '\r\n'),
        fc.integer({ min: 1, max: 40 }),
        async (lines, end, size) => {
          const file = Buffer.from(lines.join(end));
          const found = await split(lines.join(end), size);
          let last = 0;
          for (const { start, end, bytes } of found) {
            expect(start).toBeGreaterThanOrEqual(last);
            expect(Buffer.from(bytes).equals(file.subarray(start, end))).toBe(true);
            last = end;
          }
        },
      ),
    );
  });
});
