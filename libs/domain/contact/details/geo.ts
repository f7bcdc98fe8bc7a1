const NUMBER = String.raw`\s*([+-]?\d+(?:\.\d+)?)\s*`;
/** vCard 2.1 writes "latitude,longitude", 3.0 "latitude;longitude" (RFC 2426 §3.4.2), 4.0 a geo URI (RFC 5870). */
const WRITTEN = new RegExp(`^(?:geo:)?${NUMBER}[;,]${NUMBER}$`, 'i');

/** A position as a geo URI, in whatever form it is written; what is no pair of numbers stays as it is. */
export function geoUri(position: string): string {
  const [, latitude, longitude] = WRITTEN.exec(position) ?? [];
  return latitude === undefined || longitude === undefined ? position : `geo:${latitude},${longitude}`;
}

/** Latitude and longitude of a geo URI, as vCard 3.0 writes them; undefined for any other text. */
export function geoParts(uri: string): readonly [string, string] | undefined {
  const [, latitude, longitude] = WRITTEN.exec(uri) ?? [];
  return uri.startsWith('geo:') && latitude !== undefined && longitude !== undefined
    ? [latitude, longitude]
    : undefined;
}
