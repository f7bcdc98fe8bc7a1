import { hash } from 'node:crypto';

/**
 * 32 hex digits that are equal for equal content: object keys in any order, and `volatileKeys` (etags, update times, …) left
 * out at every depth. The order of arrays counts.
 */
export function contentHash(value: unknown, volatileKeys: ReadonlySet<string>): string {
  const text = JSON.stringify(value, (key, member: unknown) => {
    if (volatileKeys.has(key)) return undefined;
    return isObject(member) ? Object.fromEntries(Object.entries(member).sort(byKey)) : member;
  });
  return hash('sha256', text, 'hex').slice(0, 32);
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function byKey([a]: [string, unknown], [b]: [string, unknown]): number {
  return a < b ? -1 : 1;
}
