import { MAX_BLOCK, SMALL_BLOCK } from '../features/index.js';
import { Comparisons } from '../pairs/comparisons.js';
import { pairKey, pairsOf } from '../pairs/pair-key.js';
import type { Model } from '../score/index.js';
import { type Block, type Candidate, MAX_HOLDERS, type SolverIdentifier } from '../solve/solver-input.js';
import { identifierLinks } from './identifier-links.js';
import { joinsByScore } from './joins-by-score.js';

/** What assigns an identity to its person. */
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
  /** Pairs that share an identifier which neither links nor separates them. */
  readonly doubtful: ReadonlySet<string>;
  /** Every pair that was compared. */
  readonly pairs: ReadonlyMap<string, readonly [string, string]>;
}

/** A link by an identifier is stronger than any score. */
const STRENGTHS: Readonly<Record<string, number>> = { alias: 60, email: 50, handle: 49, phone: 45 };
const STRONGEST_SCORE = 40;

interface LinkSources {
  readonly identifiers: readonly SolverIdentifier[];
  readonly blocks: readonly Block[];
  readonly areSeparated: (a: string, b: string) => boolean;
  readonly model: Model;
}

export function collectLinks(known: ReadonlyMap<string, Candidate>, sources: LinkSources): Links {
  const { identifiers, blocks, areSeparated, model } = sources;
  const shared = new Map<string, boolean>();
  const sharedValues = new Set<string>();
  const links: Link[] = [];
  const doubtful = new Set<string>();
  for (const identifier of identifiers) {
    const found = identifierLinks(identifier, known, areSeparated);
    shared.set(identifier.identifierId, found.shared);
    if (found.shared) sharedValues.add(`${identifier.kind} ${identifier.value}`);
    for (const [a, b] of found.doubtful) doubtful.add(pairKey(a, b));
    const rule = ruleOf(identifier.kind);
    for (const [a, b] of found.pairs) links.push({ a, b, rule, strength: STRENGTHS[rule] ?? 0 });
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

/** Pairs that share an identifier, a small block, or two blocks. */
function pairsToCompare(
  identifiers: readonly SolverIdentifier[],
  blocks: readonly Block[],
  known: ReadonlyMap<string, Candidate>,
): Map<string, readonly [string, string]> {
  const given = ({ holders }: { readonly holders: readonly string[] }) => holders.filter((id) => known.has(id));
  const small = blocks.filter(({ holders }) => holders.length <= SMALL_BLOCK);
  const pairs = pairsOf([...identifiers.filter(({ holders }) => holders.length <= MAX_HOLDERS), ...small].map(given));
  const seenOnce = new Set<string>();
  for (const block of blocks) {
    if (block.holders.length <= SMALL_BLOCK || block.holders.length > MAX_BLOCK) continue;
    for (const [key, pair] of pairsOf([given(block)])) {
      if (seenOnce.has(key)) pairs.set(key, pair);
      else seenOnce.add(key);
    }
  }
  return pairs;
}

function ruleOf(kind: string): LinkRule {
  return kind === 'email' || kind === 'handle' || kind === 'alias' ? kind : 'phone';
}
