export interface BackoffPolicy {
  readonly firstMs: number;
  readonly longestMs: number;
}

/**
 * Milliseconds before retry number `retry` (0 is the first). The delay doubles up to the longest. It is random within its upper
 * half, so that accounts do not retry at the same time. `random` returns a number in [0, 1).
 */
export function backoffMs(policy: BackoffPolicy, retry: number, random: () => number): number {
  const whole = Math.min(policy.longestMs, policy.firstMs * 2 ** Math.min(retry, 30));
  return Math.round(whole / 2 + (random() * whole) / 2);
}
