import type { Candidate } from './solver-input.js';

/**
 * Orders pairs of identities by what they contain. The ids of identities are random, so they only decide between pairs that contain
 * the same: whoever reads the same records gets the same persons.
 */
export class ContentOrder {
  readonly #texts = new Map<string, string>();

  constructor(private readonly known: ReadonlyMap<string, Candidate>) {}

  comparePairs(x: Pair, y: Pair): number {
    const [one, other] = [this.#textOf(x), this.#textOf(y)];
    if (one !== other) return one < other ? -1 : 1;
    if (x.a !== y.a) return x.a < y.a ? -1 : 1;
    return x.b < y.b ? -1 : 1;
  }

  #textOf({ a, b }: Pair): string {
    const [one, other] = [this.#text(a), this.#text(b)];
    return one < other ? `${one} ${other}` : `${other} ${one}`;
  }

  #text(id: string): string {
    const known = this.#texts.get(id);
    if (known !== undefined) return known;
    const text = contentOf(this.known.get(id));
    this.#texts.set(id, text);
    return text;
  }
}

interface Pair {
  readonly a: string;
  readonly b: string;
}

function contentOf(candidate: Candidate | undefined): string {
  if (candidate === undefined) return '';
  const { provider, deleted, firstObservedAt, features, aliases } = candidate;
  // The value of an alias that refers to an entry of an account contains the id of the account.
  const names = aliases.map(({ kind, value, entry, from, until }) => [kind, entry ?? value, from, until]);
  return JSON.stringify([provider, deleted, firstObservedAt, features, names]);
}
