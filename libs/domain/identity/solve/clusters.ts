/** Union-find that knows who must stay apart. Ids that were never named are clusters of their own. */
export class Clusters {
  readonly #parents = new Map<string, string>();
  readonly #members = new Map<string, string[]>();
  readonly #apart = new Map<string, Set<string>>();
  readonly #unions: (readonly [string, string])[] = [];

  /** The pairs that were united so far. */
  unions(): readonly (readonly [string, string])[] {
    return [...this.#unions];
  }

  find(id: string): string {
    let root = id;
    for (let parent = this.#parents.get(root); parent !== undefined; parent = this.#parents.get(root)) root = parent;
    for (let child = id; child !== root; ) {
      const parent = this.#parents.get(child) ?? root;
      this.#parents.set(child, root);
      child = parent;
    }
    return root;
  }

  members(id: string): readonly string[] {
    const root = this.find(id);
    return this.#members.get(root) ?? [root];
  }

  areSeparated(a: string, b: string): boolean {
    const [one, other] = [this.find(a), this.find(b)];
    return this.#apart.get(one)?.has(other) ?? false;
  }

  /** From now on the two never come together. false, and nothing done, when they are together already. */
  separate(a: string, b: string): boolean {
    const [one, other] = [this.find(a), this.find(b)];
    if (one === other) return false;
    this.#mark(one, other);
    this.#mark(other, one);
    return true;
  }

  /** false, and nothing done, when something keeps them apart. */
  unite(a: string, b: string): boolean {
    const [one, other] = [this.find(a), this.find(b)];
    if (one === other) return true;
    if (this.areSeparated(one, other)) return false;
    const [root, child] = this.members(one).length >= this.members(other).length ? [one, other] : [other, one];
    const members = this.#members.get(root) ?? [root];
    members.push(...this.members(child));
    this.#members.set(root, members);
    this.#members.delete(child);
    this.#parents.set(child, root);
    this.#unions.push([a, b]);
    for (const stranger of this.#apart.get(child) ?? []) {
      this.#apart.get(stranger)?.delete(child);
      this.#mark(stranger, root);
      this.#mark(root, stranger);
    }
    this.#apart.delete(child);
    return true;
  }

  #mark(root: string, stranger: string): void {
    const known = this.#apart.get(root);
    if (known) known.add(stranger);
    else this.#apart.set(root, new Set([stranger]));
  }
}
