import { blockingKeysOf, MAX_BLOCK, type Model } from '#domain';
import { comparisonOf } from './levels.js';
import type { Example } from './split.js';

/** A pair that its score could join. */
export interface Scored {
  readonly score: number;
  readonly isSame: boolean;
}

export interface Threshold {
  /** The highest score of two persons, which only the threshold keeps apart; null when there are none. */
  readonly highestOfTwo: number | null;
  /** Bits: that, and the margin. */
  readonly proposed: number | null;
  /** The share of the pairs of one person that score so much or more. */
  readonly recall: number;
  /** The same, with the threshold of the code. */
  readonly recallInCode: number;
}

/** Bits between the highest score of two persons and the threshold. */
const MARGIN = 3;

/** Pairs of a common block without a veto and with two families of evidence. */
export function scoredPairs(examples: readonly Example[], { minFamilyWeight }: Model): Scored[] {
  const blocks = new Map<string, Example[]>();
  for (const example of examples)
    for (const key of blockingKeysOf(example.candidate.features))
      blocks.set(key, [...(blocks.get(key) ?? []), example]);
  const pairs = new Map<string, Scored>();
  for (const holders of blocks.values()) {
    if (holders.length > MAX_BLOCK) continue;
    for (const [i, a] of holders.entries())
      for (const b of holders.slice(i + 1)) {
        const key = [a.candidate.identityId, b.candidate.identityId].sort().join(' ');
        if (pairs.has(key)) continue;
        const { score, evidence, never } = comparisonOf(a.candidate.features, b.candidate.features);
        const families = new Set(
          evidence.filter(({ weight }) => weight >= minFamilyWeight).map(({ family }) => family),
        );
        const isSame = a.labelled.entity === b.labelled.entity;
        if (!never && families.size > 1) pairs.set(key, { score, isSame });
      }
  }
  return [...pairs.values()].sort((x, y) => y.score - x.score);
}

/** @param scored from the highest to the lowest. */
export function thresholdOf(scored: readonly Scored[], inCode: number): Threshold {
  const highestOfTwo = scored.find(({ isSame }) => !isSame)?.score ?? null;
  const proposed = highestOfTwo === null ? null : highestOfTwo + MARGIN;
  const same = scored.filter(({ isSame }) => isSame);
  const shareFrom = (bits: number) => same.filter(({ score }) => score >= bits).length / Math.max(1, same.length);
  return { highestOfTwo, proposed, recall: shareFrom(proposed ?? -Infinity), recallInCode: shareFrom(inCode) };
}
