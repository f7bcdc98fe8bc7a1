/** Union-find over text ids. */
export class DisjointSets {
  readonly #parents = new Map<string, string>();

  find(id: string): string {
    const parent = this.#parents.get(id);
    if (parent === undefined || parent === id) return id;
    const root = this.find(parent);
    this.#parents.set(id, root);
    return root;
  }

  union(a: string, b: string): void {
    this.#parents.set(this.find(a), this.find(b));
  }
}
