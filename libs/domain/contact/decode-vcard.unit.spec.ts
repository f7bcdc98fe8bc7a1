import { describe, expect, it } from 'vitest';
import { decodeVcardText } from './decode-vcard.js';

const latin1 = (text: string) => Buffer.from(text, 'latin1');

describe('the text of a card', () => {
  it('is decoded as UTF-8 if it is valid UTF-8', () => {
    expect(decodeVcardText(Buffer.from('FN:Jörg 王小明\r\n')).text).toBe('FN:Jörg 王小明\r\n');
  });

  it('is decoded as UTF-8 if only folds divide characters', () => {
    const folded = Buffer.concat([latin1('FN:J\xc3\r\n \xb6rg\r\n'), latin1('NOTE:stra\xc3\n\t\x9fe\r\n')]);
    expect(decodeVcardText(folded).text).toBe('FN:Jörg\r\nNOTE:straße\r\n');
  });

  it('is decoded line by line, by the charset of the property or as Windows-1252', () => {
    const card = Buffer.concat([
      latin1('FN:J\xf6rg \x80\r\n'),
      latin1('NOTE;CHARSET=KOI8-R:\xe1\r\n \xe2\r\n'),
      latin1('TITLE;CHARSET=made-up:\xe4\r\n'),
      Buffer.from('ORG:Ñandú\r\n'),
    ]);
    expect(decodeVcardText(card).text).toBe(
      'FN:Jörg €\r\nNOTE;CHARSET=KOI8-R:А\r\n Б\r\nTITLE;CHARSET=made-up:ä\r\nORG:Ñandú\r\n',
    );
  });

  it('has lines that end with CR alone', () => {
    const card = latin1('N;CHARSET=UTF-8:\xc3\xb6\rFN;X="a:b";CHARSET=windows-1251:\xc8\xe2\xe0\xed\r');
    expect(decodeVcardText(card).text).toBe('N;CHARSET=UTF-8:ö\rFN;X="a:b";CHARSET=windows-1251:Иван\r');
  });

  it('is decoded where escape sequences say so, which are ASCII', () => {
    expect(decodeVcardText(latin1('FN;CHARSET=ISO-2022-JP:\x1b$B;3ED\x1b(B\r\n')).text).toBe(
      'FN;CHARSET=ISO-2022-JP:山田\r\n',
    );
  });

  it('loses its byte order mark', () => {
    expect(decodeVcardText(Buffer.from('\ufeffFN:Jörg')).text).toBe('FN:Jörg');
  });

  it.each([
    ['every byte is valid UTF-8', 'FN:J\xc3\xb6rg', false],
    ['the charset of the property is stated', 'FN;CHARSET=windows-1252:J\xf6rg', false],
    ['nothing states the charset', 'FN:J\xf6rg', true],
    ['a character of UTF-8 is cut', 'FN:J\xc3\xb6rg K\xc3', true],
  ])('says whether its encoding is guessed: %s', (_, card, guessed) => {
    expect(decodeVcardText(latin1(card)).guessed).toBe(guessed);
  });
});
