/** Union-find with separations. Ids that were never named are clusters of their own. */
export class Clusters {
  readonly #parents = new Map<string, string>();
  readonly #members = new Map<string, string[]>();
  readonly #separated = new Map<string, Set<string>>();
  readonly #unions: (readonly [string, string])[] = [];

  /** The pairs that united two clusters. */
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
    return this.#separated.get(one)?.has(other) ?? false;
  }

  /** Keeps the clusters of the two from ever being united. Returns false and does nothing if they are one cluster already. */
  separate(a: string, b: string): boolean {
    const [one, other] = [this.find(a), this.find(b)];
    if (one === other) return false;
    this.#mark(one, other);
    this.#mark(other, one);
    return true;
  }

  /** Returns false and does nothing if the two are separated. */
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
    for (const stranger of this.#separated.get(child) ?? []) {
      this.#separated.get(stranger)?.delete(child);
      this.#mark(stranger, root);
      this.#mark(root, stranger);
    }
    this.#separated.delete(child);
    return true;
  }

  #mark(root: string, stranger: string): void {
    const known = this.#separated.get(root);
    if (known) known.add(stranger);
    else this.#separated.set(root, new Set([stranger]));
  }
}
