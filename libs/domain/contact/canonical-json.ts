/**
 * JSON with the keys of every object sorted as text, without the keys in `omitted`. Its bytes are hashed and stored, so they must
 * not change.
 *
 * The connector kit's content hash sorts keys as well, but with other bytes: it writes keys that look like integers first, in
 * numeric order, and it escapes keys. So neither can take the place of the other.
 */
export function canonicalJson(value: unknown, omitted: ReadonlySet<string> = NONE): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map((item) => canonicalJson(item, omitted)).join(',')}]`;
  const entries = Object.entries(value).filter(([key]) => !omitted.has(key));
  return `{${entries
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, item]) => `"${key}":${canonicalJson(item, omitted)}`)
    .join(',')}}`;
}

const NONE: ReadonlySet<string> = new Set();
