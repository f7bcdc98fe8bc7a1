/** A provider that asks for more time is asked again after this. */
const LONGEST_MS = 300_000;

/** The delay that a Retry-After header asks for: seconds or an HTTP date (RFC 9110 §10.2.3). 0 for anything else, or none. */
export function retryAfterMs(header: string | null | undefined, now: number): number {
  const text = header?.trim() ?? '';
  const ms = /^\d+$/.test(text) ? Number(text) * 1_000 : Date.parse(text) - now;
  return Number.isFinite(ms) ? Math.min(Math.max(0, ms), LONGEST_MS) : 0;
}
