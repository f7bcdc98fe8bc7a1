/** Union-find over text ids. Chains may be long, so nothing here is recursive. */
export class DisjointSets {
  readonly #parents = new Map<string, string>();

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

  union(a: string, b: string): void {
    const [one, other] = [this.find(a), this.find(b)];
    if (one !== other) this.#parents.set(one, other);
  }
}
