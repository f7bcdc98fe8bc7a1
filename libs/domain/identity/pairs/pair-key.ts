/** One text for a pair, whichever is named first. */
export function pairKey(a: string, b: string): string {
  return a < b ? `${a} ${b}` : `${b} ${a}`;
}

/** Every pair of the given groups once, the smaller id first. */
export function pairsOf(groups: Iterable<readonly string[]>): Map<string, readonly [string, string]> {
  const pairs = new Map<string, readonly [string, string]>();
  for (const group of groups) {
    const sorted = [...new Set(group)].sort();
    for (const [i, a] of sorted.entries()) for (const b of sorted.slice(i + 1)) pairs.set(pairKey(a, b), [a, b]);
  }
  return pairs;
}
