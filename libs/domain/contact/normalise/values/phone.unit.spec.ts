import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toE164 } from './phone.js';

describe('toE164', () => {
  it.each([
    ['a national number in its region', '030 901820', null, 'DE', '+4930901820'],
    ['an international number anywhere', '+44 7700 900123', null, null, '+447700900123'],
    ['an international prefix in its region', '0049 30 901820', null, 'DE', '+4930901820'],
    ['a trunk zero in brackets', '+49 (0)30 901820', null, null, '+4930901820'],
    ['a link', 'tel:+49-30-901820', null, null, '+4930901820'],
    ['other digits', '٠٣٠ ٩٠١٨٢٠', null, 'DE', '+4930901820'],
    ["the source's form before the account's region", '030 901820', '+33130901820', 'DE', '+33130901820'],
    ["the written number when the source's form is impossible", '030 901820', '+1', 'DE', '+4930901820'],
    ['an extension', '+1 415 555 0132 ext. 12', null, null, '+14155550132;ext=12'],
    [
      "an extension that the source's form leaves out",
      '(415) 555-0132 x12',
      '+14155550132',
      null,
      '+14155550132;ext=12',
    ],
    ['the number in an address of WhatsApp', '436641234567@s.whatsapp.net', null, 'DE', '+436641234567'],
    ['00 before the country code without a region', '0044 20 7946 0958', null, null, '+442079460958'],
    ['00 before the country code in a region with another prefix', '00 44 20 7946 0958', null, 'US', '+442079460958'],
    ['00 behind a plus sign', '+00 44 20 7946 0958', null, null, '+442079460958'],
    ['a trunk zero that was abolished', '+36 06 30 123 4567', null, null, '+36301234567'],
    ["Poland's former trunk zero", '0 601 234 567', null, 'PL', '+48601234567'],
    ["Chile's former trunk zero", '+56 09 6123 4567', null, null, '+56961234567'],
    ['the zero that numbers of Italy have', '+39 06 1234 5678', null, null, '+390612345678'],
    ["Mexico's former prefix of mobile numbers", '+52 1 55 1234 5678', null, null, '+525512345678'],
    ["Mexico's former prefixes inside the country", '044 55 1234 5678', null, 'MX', '+525512345678'],
    ["Mexico's former prefix in an address of WhatsApp", '5215512345678@s.whatsapp.net', null, null, '+525512345678'],
    ["an extension in the source's form", '(415) 555-0132', '+14155550132;ext=7', null, '+14155550132;ext=7'],
  ])('reads %s', (_, value, canonical, region, e164) => {
    expect(toE164({ value, canonical, region })).toBe(e164);
  });

  it.each([
    ['a national number without a region', '030 901820', null],
    ['a region that does not exist', '030 901820', 'XX'],
    ['a short code', '110', 'DE'],
    ['too many digits', '+49 30 901820 901820 901820', null],
    ['two country codes', '+49 0049 170 5550846', 'DE'],
    ['zeros that a length admits', '+4900000', null],
    ['zeros for a number', '+49000000', null],
    ['nothing but zeros', '000000', null],
    ['words', 'call the office', 'DE'],
    ['words with a number', 'Room 030901820', 'DE'],
    ['a LID, whose digits are no number', '436641234567@lid', 'DE'],
    ['a group of WhatsApp', '120363041234567@g.us', 'DE'],
    ['two numbers', '030 901820 / 0171 1234567', 'DE'],
  ])('has no number for %s', (_, value, region) => {
    expect(toE164({ value, canonical: null, region })).toBeNull();
  });

  it('gives a number that it reads as the same number again', () => {
    const piece = fc.constantFrom(
      '+',
      '0',
      '00',
      '49',
      '44',
      '52',
      '1',
      '39',
      '0049',
      '170',
      '5550846',
      ' ',
      '(0)',
      '12',
    );
    fc.assert(
      fc.property(
        fc.array(piece, { maxLength: 8 }),
        fc.constantFrom(null, 'DE', 'IT', 'US', 'MX'),
        (pieces, region) => {
          const e164 = toE164({ value: pieces.join(''), canonical: null, region });
          if (e164 !== null) expect(toE164({ value: e164, canonical: null, region: null })).toBe(e164);
        },
      ),
      { numRuns: 5_000, seed: 20_261_201 },
    );
  });
});
