import { describe, expect, it } from 'vitest';
import { suggestedRegion } from './suggested-region.js';

const german = ['+49 30 901820', '+49 170 5550860', '+49 89 233 00', '0049 221 2210', '+49 40 428280'];

describe('the suggested region', () => {
  it('is the country of most numbers that have a country code, whatever the language is', () => {
    const numbers = [...german, '+44 161 4960843', '0170 5550860', 'Extension 12'];

    expect(suggestedRegion({ numbers, languages: 'en-US' })).toEqual({ region: 'DE', source: 'numbers' });
  });

  it.each([
    ['there are too few numbers with a country code', [...german.slice(0, 4), '030 901820', '0170 5550860']],
    [
      'the numbers are spread over countries',
      [...german, '+44 161 4960843', '+33 1 42764040', '+39 06 6982', '+1 202 4561111'],
    ],
  ])('is that of the language if %s', (_, numbers) => {
    expect(suggestedRegion({ numbers, languages: 'de,en;q=0.8,de-AT;q=0.7' })).toEqual({
      region: 'AT',
      source: 'language',
    });
  });

  it.each([undefined, '', 'de', '*', 'en-001', 'en-XX', 'sr-Latn', 'not a header; at all,,-'])(
    'is unknown without numbers if the language is %s',
    (languages) => {
      expect(suggestedRegion({ numbers: [], languages })).toBeNull();
    },
  );

  it('reads the region after a script', () => {
    expect(suggestedRegion({ numbers: [], languages: 'sr-Latn-RS' })).toEqual({ region: 'RS', source: 'language' });
  });
});
