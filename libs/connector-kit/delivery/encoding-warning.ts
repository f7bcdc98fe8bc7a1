import type { RejectedRecord } from '../ports/source-stream.js';

const MOST_NAMES = 5;

/** Cards of a stream whose encoding nothing names: they are read by a guess, and some of their letters may be wrong. */
export class GuessedCards {
  readonly #names = new Map<string, string | null>();

  /** May be called again for a card that is read again. @param name as it was read; null without one */
  add(card: string, name: string | null): void {
    this.#names.set(card, name);
  }

  /** One for the stream, or none. @param advice a sentence: what the owner can do if letters are wrong */
  warnings(advice: string): readonly RejectedRecord[] {
    const count = this.#names.size;
    if (count === 0) return [];
    const names = [...this.#names.values()].filter((name) => name !== null).slice(0, MOST_NAMES);
    const cards = count === 1 ? 'One card does' : `${count} cards do`;
    const are = count === 1 ? 'it is' : 'they are';
    const more = count > names.length ? ', …' : '';
    const named = names.length === 0 ? '' : ` (${names.join(', ')}${more})`;
    const text = `${cards} not say in which encoding ${are} written${named}. ${advice}`;
    return [{ kind: 'contact', locator: 'encoding', code: 'ENCODING_UNKNOWN', text, warning: true }];
  }
}
