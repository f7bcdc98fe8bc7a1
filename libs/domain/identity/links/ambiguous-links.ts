import type { Comparisons } from '../pairs/comparisons.js';
import { pairKey } from '../pairs/pair-key.js';
import type { Candidate } from '../solve/solver-input.js';
import type { Link } from './links.js';

interface Neighbour {
  readonly to: string;
  readonly strength: number;
}

/**
 * The strongest link of each pair. If an identity has links to two identities that contradict each other, and neither is ahead of the
 * other by more than the margin, neither link is returned: a person is asked.
 */
export function withoutAmbiguous(
  links: readonly Link[],
  known: ReadonlyMap<string, Candidate>,
  { comparisons, margin }: { readonly comparisons: Comparisons; readonly margin: number },
): Link[] {
  const strongest = new Map<string, Link>();
  for (const link of links) {
    const key = pairKey(link.a, link.b);
    if ((strongest.get(key)?.strength ?? 0) < link.strength) strongest.set(key, link);
  }
  const neighbours = neighboursOf(strongest.values());
  const hasRival = (from: string, to: string, strength: number): boolean =>
    (neighbours.get(from) ?? []).some((rival) => {
      if (rival.to === to || rival.strength < strength - margin) return false;
      const [one, other] = [known.get(to), known.get(rival.to)];
      return one !== undefined && other !== undefined && comparisons.of(one, other).never;
    });
  return [...strongest.values()].filter(({ a, b, strength }) => !hasRival(a, b, strength) && !hasRival(b, a, strength));
}

function neighboursOf(links: Iterable<Link>): Map<string, Neighbour[]> {
  const neighbours = new Map<string, Neighbour[]>();
  const add = (from: string, neighbour: Neighbour) => {
    const list = neighbours.get(from);
    if (list) list.push(neighbour);
    else neighbours.set(from, [neighbour]);
  };
  for (const { a, b, strength } of links) {
    add(a, { to: b, strength });
    add(b, { to: a, strength });
  }
  return neighbours;
}
