import { MAX_BLOCK, SMALL_BLOCK } from '../features/index.js';
import { Comparisons } from '../pairs/comparisons.js';
import { pairKey, pairsOf } from '../pairs/pair-key.js';
import { areOfSameAccount } from '../pairs/pair-properties.js';
import type { Comparison, Evidence, Model } from '../score/index.js';
import { type Block, type Candidate, MAX_HOLDERS, type SolverIdentifier } from '../solve/solver-input.js';
import { identifierLinks } from './identifier-links.js';
import { joinsByScore } from './joins-by-score.js';

/** What can hold an identity in its person. */
export type LinkRule = 'alias' | 'email' | 'handle' | 'phone' | 'score' | 'judgement';

/** A reason to take two identities for one person. */
export interface Link {
  readonly a: string;
  readonly b: string;
  readonly rule: LinkRule;
  /** Bits; links of greater strength are followed first. */
  readonly strength: number;
}

export interface Links {
  readonly links: readonly Link[];
  readonly shared: ReadonlyMap<string, boolean>;
  readonly comparisons: Comparisons;
  /** Pairs that an identifier they share leaves in doubt. */
  readonly doubtful: ReadonlySet<string>;
  /** Every pair that shares an identifier or a block. */
  readonly pairs: ReadonlyMap<string, readonly [string, string]>;
}

/** An identifier that joins is stronger than any score. */
const STRENGTHS: Readonly<Record<string, number>> = { alias: 60, email: 50, handle: 49, phone: 45 };
const STRONGEST_SCORE = 40;

interface Evidenced {
  readonly identifiers: readonly SolverIdentifier[];
  readonly blocks: readonly Block[];
  readonly areApart: (a: string, b: string) => boolean;
  readonly model: Model;
}

export function collectLinks(known: ReadonlyMap<string, Candidate>, evidenced: Evidenced): Links {
  const { identifiers, blocks, areApart, model } = evidenced;
  const shared = new Map<string, boolean>();
  const sharedValues = new Set<string>();
  const links: Link[] = [];
  const doubtful = new Set<string>();
  for (const identifier of identifiers) {
    const bonds = identifierLinks(identifier, known, areApart);
    shared.set(identifier.identifierId, bonds.shared);
    if (bonds.shared) sharedValues.add(`${identifier.kind} ${identifier.value}`);
    for (const [a, b] of bonds.doubtful) doubtful.add(pairKey(a, b));
    const rule = ruleOf(identifier.kind);
    for (const [a, b] of bonds.pairs) links.push({ a, b, rule, strength: STRENGTHS[rule] ?? 0 });
  }
  const comparisons = new Comparisons(sharedValues, model);
  const pairs = pairsToCompare(identifiers, blocks, known);
  for (const [a, b] of pairs.values()) {
    const [one, other] = [known.get(a), known.get(b)];
    if (!one || !other) continue;
    const comparison = comparisons.of(one, other);
    if (joinsByScore(comparison, [one, other], model))
      links.push({ a, b, rule: 'score', strength: Math.min(comparison.score, STRONGEST_SCORE) });
  }
  return { links, shared, doubtful, comparisons, pairs };
}

/** Pairs that share an identifier, a block of few, or two blocks. */
function pairsToCompare(
  identifiers: readonly SolverIdentifier[],
  blocks: readonly Block[],
  known: ReadonlyMap<string, Candidate>,
): Map<string, readonly [string, string]> {
  const given = ({ holders }: { readonly holders: readonly string[] }) => holders.filter((id) => known.has(id));
  const telling = blocks.filter(({ holders }) => holders.length <= SMALL_BLOCK);
  const pairs = pairsOf([...identifiers.filter(({ holders }) => holders.length <= MAX_HOLDERS), ...telling].map(given));
  const once = new Set<string>();
  for (const block of blocks) {
    if (block.holders.length <= SMALL_BLOCK || block.holders.length > MAX_BLOCK) continue;
    for (const [key, pair] of pairsOf([given(block)])) {
      if (once.has(key)) pairs.set(key, pair);
      else once.add(key);
    }
  }
  return pairs;
}

function ruleOf(kind: string): LinkRule {
  return kind === 'email' || kind === 'handle' || kind === 'alias' ? kind : 'phone';
}

/** Likely enough to ask: two entries of one address book that share no more than a name are two people of that name. */
export function isWorthAsking(
  { score, evidence }: Comparison,
  [a, b]: readonly [Candidate, Candidate],
  model: Model,
): boolean {
  if (score < model.review) return false;
  return !areOfSameAccount(a, b) || hasEvidenceBesideName(evidence, model);
}

export function hasEvidenceBesideName(evidence: readonly Evidence[], { minFamilyWeight }: Model): boolean {
  return evidence.some(({ family, weight }) => family !== 'name' && weight >= minFamilyWeight);
}

/** Links of one identity to two that contradict each other, neither well ahead of the other, are none: a person is asked. */
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
  const around = new Map<string, { to: string; strength: number }[]>();
  for (const { a, b, strength } of strongest.values()) {
    for (const [from, to] of [
      [a, b],
      [b, a],
    ] as const) {
      const list = around.get(from);
      if (list) list.push({ to, strength });
      else around.set(from, [{ to, strength }]);
    }
  }
  const isRivalled = (from: string, to: string, strength: number): boolean =>
    (around.get(from) ?? []).some((rival) => {
      if (rival.to === to || rival.strength < strength - margin) return false;
      const [one, other] = [known.get(to), known.get(rival.to)];
      return one !== undefined && other !== undefined && comparisons.of(one, other).never;
    });
  return [...strongest.values()].filter(
    ({ a, b, strength }) => !isRivalled(a, b, strength) && !isRivalled(b, a, strength),
  );
}
