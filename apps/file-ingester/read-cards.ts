import { decodeVcardText, leanVcard, NormaliseError, summariseVcard, type VcardSummary } from '#domain';
import { asUtf8 } from './as-utf8.js';
import { splitCards } from './split-cards.js';

/** A card of a file that can be read. */
export interface ReadableCard {
  /** The text for the log. */
  readonly text: string;
  readonly summary: VcardSummary;
  /** Nothing says in which encoding it is written, so some letters may be wrong. */
  readonly guessed: boolean;
}

/** A card of a file that cannot be read. */
export interface UnreadableCard {
  /** A card that is no vCard counts as a contact. */
  readonly kind: 'contact' | 'group';
  /** Its UID, which an earlier file may contain too; without one, its byte range in the file. */
  readonly locator: string;
  readonly code: 'CARD_TOO_LARGE' | 'NOT_A_VCARD';
  /** As it is in the file; only the beginning of a card that is too large. */
  readonly text: string;
  readonly summary: undefined;
}

/** A file without vCards may look like one card of any size. */
const LIMITS = { whole: 32 << 20, withoutMedia: 4 << 20 };
/** The limit of a card without its long pictures. A character has at most four bytes. */
const MOST_CHARACTERS = 1 << 20;
const KEPT_CHARACTERS = 64 << 10;

/** The cards of a file, in order. @param encoding of the file, as its owner says; null if that is not known */
export async function* cardsOf(
  file: AsyncIterable<Uint8Array>,
  encoding: string | null = null,
): AsyncGenerator<ReadableCard | UnreadableCard> {
  for await (const { start, end, bytes, tooLarge } of splitCards(asUtf8(file, encoding), LIMITS)) {
    const { text, guessed } = decodeVcardText(bytes);
    const card = readCard(leanVcard(text), { place: `bytes ${start}-${end}`, guessed });
    const isTooLarge = tooLarge || card.text.length > MOST_CHARACTERS;
    yield isTooLarge ? withoutSummary(card, `bytes ${start}-${end}`) : card;
  }
}

function readCard(
  text: string,
  { place, guessed }: { readonly place: string; readonly guessed: boolean },
): ReadableCard | UnreadableCard {
  try {
    const summary = summariseVcard(text);
    return { text, summary, guessed: guessed || summary.guessed };
  } catch (error) {
    if (error instanceof NormaliseError) {
      return { kind: 'contact', locator: place, code: 'NOT_A_VCARD', text, summary: undefined };
    }
    throw error;
  }
}

function withoutSummary({ text, summary }: ReadableCard | UnreadableCard, place: string): UnreadableCard {
  const beginning = text.slice(0, KEPT_CHARACTERS);
  const kind = summary?.isGroup ? 'group' : 'contact';
  return { kind, locator: summary?.uid ?? place, code: 'CARD_TOO_LARGE', text: beginning, summary: undefined };
}
