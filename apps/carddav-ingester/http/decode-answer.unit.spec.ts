import { expect, it } from 'vitest';
import { decodeAnswer } from './decode-answer.js';

const latin1 = (text: string) => Buffer.from(text, 'latin1');
const declaring = (encoding: string) => `<?xml version="1.0" encoding="${encoding}"?>\n<a>Ra\xfal</a>`;

it.each<[string, Buffer, string, string]>([
  ['its Content-Type', latin1('<a>Ra\xfal</a>'), 'text/xml; charset=ISO-8859-1', '<a>Raúl</a>'],
  ['its XML declaration', latin1(declaring('ISO-8859-1')), 'text/xml', declaring('ISO-8859-1')],
  [
    'its XML declaration in single quotes',
    latin1("<?xml version='1.0' encoding='KOI8-R'?>\xe1"),
    '',
    "<?xml version='1.0' encoding='KOI8-R'?>А",
  ],
  [
    'its Content-Type before its declaration',
    Buffer.from(declaring('ISO-8859-1')),
    'text/xml; charset="utf-8"',
    declaring('ISO-8859-1'),
  ],
  [
    'its byte order mark before all',
    Buffer.from(`\ufeff${declaring('ISO-8859-1')}`),
    'text/xml; charset=latin1',
    declaring('ISO-8859-1'),
  ],
  ['UTF-16, by its mark', Buffer.from('\ufeff<a>Raúl</a>', 'utf16le'), 'text/xml', '<a>Raúl</a>'],
  ['UTF-8, where nothing names one', Buffer.from('<a>Raúl</a>'), 'text/xml', '<a>Raúl</a>'],
  ['UTF-8, where the named one does not exist', Buffer.from('<a>Raúl</a>'), 'text/xml; charset=made-up', '<a>Raúl</a>'],
  ['UTF-8, with folds inside of characters', latin1('NOTE:J\xc3&#13;\n \xb6rg'), '', 'NOTE:Jörg'],
  ['Windows-1252, in lines that are no UTF-8', latin1('FN:Ra\xfal\nORG:\xc3\xa4'), '', 'FN:Raúl\nORG:ä'],
])('an answer is read in the encoding of %s', (_, bytes, contentType, text) => {
  expect(decodeAnswer(bytes, contentType).text).toBe(text);
});
