import { describe, expect, it } from 'vitest';
import { decodeVcard } from './decode-vcard.js';

const latin1 = (text: string) => Buffer.from(text, 'latin1');

describe('the text of a card', () => {
  it('is decoded as UTF-8 if it is valid UTF-8', () => {
    expect(decodeVcard(Buffer.from('FN:Jörg 王小明\r\n'))).toBe('FN:Jörg 王小明\r\n');
  });

  it('is decoded as UTF-8 if only folds divide characters', () => {
    const folded = Buffer.concat([latin1('FN:J\xc3\r\n \xb6rg\r\n'), latin1('NOTE:stra\xc3\n\t\x9fe\r\n')]);
    expect(decodeVcard(folded)).toBe('FN:Jörg\r\nNOTE:straße\r\n');
  });

  it('is decoded line by line, by the charset of the property or as Windows-1252', () => {
    const card = Buffer.concat([
      latin1('FN:J\xf6rg \x80\r\n'),
      latin1('NOTE;CHARSET=KOI8-R:\xe1\r\n \xe2\r\n'),
      latin1('TITLE;CHARSET=made-up:\xe4\r\n'),
      Buffer.from('ORG:Ñandú\r\n'),
    ]);
    expect(decodeVcard(card)).toBe(
      'FN:Jörg €\r\nNOTE;CHARSET=KOI8-R:А\r\n Б\r\nTITLE;CHARSET=made-up:ä\r\nORG:Ñandú\r\n',
    );
  });
});
