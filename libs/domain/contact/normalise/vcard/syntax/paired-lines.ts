import type { ContentLine } from './content-lines.js';

/** Lines that each belong to at most one line of another name: labels to addresses, titles to organizations. */
export class PairedLines {
  readonly #byKey = new Map<string, ContentLine[]>();
  readonly #left: Set<ContentLine>;

  /** @param keyOf equal for two lines without a group that belong together. */
  constructor(
    lines: readonly ContentLine[],
    private readonly keyOf: (line: ContentLine) => string,
  ) {
    this.#left = new Set(lines);
    for (const line of lines) {
      const key = line.group === undefined ? `=${keyOf(line)}` : `.${line.group}`;
      const same = this.#byKey.get(key);
      if (same === undefined) this.#byKey.set(key, [line]);
      else same.push(line);
    }
    for (const same of this.#byKey.values()) same.reverse();
  }

  /** Takes the line of the same group, else the next line without a group that has the same key. A line is taken once. */
  take(line: ContentLine): ContentLine | undefined {
    const found = this.#byKey.get(`.${line.group ?? ''}`)?.pop() ?? this.#byKey.get(`=${this.keyOf(line)}`)?.pop();
    if (found !== undefined) this.#left.delete(found);
    return found;
  }

  /** The lines that were not taken, in their order. */
  get left(): readonly ContentLine[] {
    return [...this.#left];
  }
}
