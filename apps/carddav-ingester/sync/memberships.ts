/** The memberships of a book's group cards, updated while the book is read. */
export class Memberships {
  readonly #members = new Map<string, readonly string[]>();
  readonly #groups = new Map<string, Set<string>>();

  /** `members`: the UIDs of the members; null if the group was deleted, or the card is no group. */
  set(groupId: string, members: readonly string[] | null): void {
    for (const uid of this.#members.get(groupId) ?? []) this.#groups.get(uid)?.delete(groupId);
    this.#members.delete(groupId);
    if (members === null) return;
    this.#members.set(groupId, members);
    for (const uid of members) {
      const groups = this.#groups.get(uid) ?? new Set();
      this.#groups.set(uid, groups.add(groupId));
    }
  }

  /** The ids of the groups with this member, sorted. */
  of(uid: string | null): readonly string[] {
    return uid === null ? [] : [...(this.#groups.get(uid) ?? [])].sort();
  }
}
