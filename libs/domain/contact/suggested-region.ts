import { isSupportedCountry } from 'libphonenumber-js/max';
import { parsePhone } from './normalise/values/parse-phone.js';

export interface SuggestedRegion {
  /** ISO 3166-1 alpha-2. */
  readonly region: string;
  /** Where the suggestion comes from: numbers that have a country code, or the language that the client asks for. */
  readonly source: 'numbers' | 'language';
}

export interface RegionClues {
  /** Phone numbers of the owner's contacts, as written. */
  readonly numbers: readonly string[];
  /** The Accept-Language header (RFC 9110, section 12.5.4). */
  readonly languages: string | undefined;
}

/** Fewer numbers say little about where their owner lives. */
const FEWEST_NUMBERS = 5;
/** Of the numbers with a country code. */
const LEAST_SHARE = 0.6;

/**
 * The country whose national numbers the owner's contacts probably contain; null without a clue. It is for the owner to confirm: with
 * a wrong region a number is read as somebody else's.
 */
export function suggestedRegion({ numbers, languages = '' }: RegionClues): SuggestedRegion | null {
  const ofNumbers = regionOfNumbers(numbers);
  if (ofNumbers !== null) return { region: ofNumbers, source: 'numbers' };
  const ofLanguage = regionOfLanguages(languages);
  return ofLanguage === null ? null : { region: ofLanguage, source: 'language' };
}

function regionOfNumbers(numbers: readonly string[]): string | null {
  const countries = numbers.flatMap((number) => parsePhone(number)?.country ?? []);
  if (countries.length < FEWEST_NUMBERS) return null;
  const counts = new Map<string, number>();
  for (const country of countries) counts.set(country, (counts.get(country) ?? 0) + 1);
  const [country, count] = [...counts].reduce((most, one) => (one[1] > most[1] ? one : most));
  return count >= LEAST_SHARE * countries.length ? country : null;
}

/** Of the first language that names a region: "de" alone is spoken in several. */
function regionOfLanguages(header: string): string | null {
  const tags = header.split(',').map((entry) => entry.split(';', 1)[0]?.trim() ?? '');
  const regions = tags.map((tag) => /^[a-z]{2,3}(?:-[a-z]{4})?-([a-z]{2})(?:-|$)/i.exec(tag)?.[1]?.toUpperCase());
  return regions.find((region) => region !== undefined && isSupportedCountry(region)) ?? null;
}
