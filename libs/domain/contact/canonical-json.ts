/** JSON with the keys of every object in order, and without those that `leave` names. */
export function canonicalJson(value: unknown, leave: ReadonlySet<string> = NONE): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map((item) => canonicalJson(item, leave)).join(',')}]`;
  const entries = Object.entries(value).filter(([key]) => !leave.has(key));
  return `{${entries
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, item]) => `"${key}":${canonicalJson(item, leave)}`)
    .join(',')}}`;
}

const NONE: ReadonlySet<string> = new Set();
