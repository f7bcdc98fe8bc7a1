/** An item with the revision of its collection at its last write. */
export interface Versioned {
  readonly id: string;
  readonly revision: number;
}

/** An entry of a listing: a current item, or the last state of a deleted item. */
export interface Change<T> {
  readonly item: T;
  readonly deleted: boolean;
}

/**
 * Items with a revision that grows with every write, so that changes since a revision can be listed, deletions included.
 * Items are immutable: a write replaces an item, so an earlier listing does not change.
 */
export class VersionedCollection<T extends Versioned> {
  #revision = 0;
  // In the order of the last write.
  readonly #live = new Map<string, T>();
  readonly #deleted = new Map<string, { revision: number; item: T }>();

  get revision(): number {
    return this.#revision;
  }

  get size(): number {
    return this.#live.size;
  }

  get(id: string): T | undefined {
    return this.#live.get(id);
  }

  values(): T[] {
    return [...this.#live.values()];
  }

  put(make: (revision: number) => T): T {
    this.#revision += 1;
    const item = make(this.#revision);
    this.#live.delete(item.id);
    this.#live.set(item.id, item);
    this.#deleted.delete(item.id);
    return item;
  }

  /** Moves the item to another id: a new version, without a deletion of the old id. */
  rename(id: string, make: (item: T, revision: number) => T): T | undefined {
    const item = this.#live.get(id);
    if (item === undefined) return undefined;
    this.#live.delete(id);
    return this.put((revision) => make(item, revision));
  }

  /** Returns false if there is no such item. */
  remove(id: string): boolean {
    const item = this.#live.get(id);
    if (item === undefined) return false;
    this.#revision += 1;
    this.#live.delete(id);
    this.#deleted.set(id, { revision: this.#revision, item });
    return true;
  }

  /** All current items, in the order of the last write. */
  all(): Change<T>[] {
    return this.values().map((item) => ({ item, deleted: false }));
  }

  /** The items written or deleted after `revision`, oldest first. */
  since(revision: number): Change<T>[] {
    const written = this.values().map((item) => ({ at: item.revision, item, deleted: false }));
    const deleted = [...this.#deleted.values()].map(({ revision: at, item }) => ({ at, item, deleted: true }));
    return [...written, ...deleted].filter(({ at }) => at > revision).sort((a, b) => a.at - b.at);
  }
}
