/** One card of a file, from BEGIN to END. */
export interface CardBytes {
  /** The byte range in the file; `end` is exclusive. */
  readonly start: number;
  readonly end: number;
  /** Only the beginning of a card that is too large. */
  readonly bytes: Uint8Array;
  readonly tooLarge: boolean;
}

const LF = 0x0a;
const CR = 0x0d;

const BEGIN = /^(?:\u00ef\u00bb\u00bf)?BEGIN:VCARD\s*$/i;
const END = /^END:VCARD\s*$/i;
const AGENT = /^(?:[\w-]+\.)?AGENT(?:;[^:]*)?:\s*$/i;
/** Pictures, sounds and keys, and the further lines of a value: folded, or in base64 as vCard 2.1 has it. */
const MEDIA = /^(?:[\w-]+\.)?(?:PHOTO|LOGO|SOUND|KEY)[;:]/i;
const CONTINUED = /^(?:[ \t]|[A-Za-z0-9+/]+={0,2}\s*$)/;
const QUOTED_PRINTABLE = /^[^:]*[;=]QUOTED-PRINTABLE[;:]/i;

/** The largest card, in bytes. */
export interface CardLimits {
  readonly whole: number;
  /** Without its pictures, sounds and keys. */
  readonly withoutMedia: number;
}

/**
 * The cards of a file of any size; only one card is in memory, and of one that is too large only the beginning. Lines may end with CRLF, LF or CR. A card without END ends where the next
 * one begins. A card in an AGENT is part of the card around it. "BEGIN:VCARD" in quoted-printable text is text. Anything outside of
 * cards is skipped.
 */
export async function* splitCards(chunks: AsyncIterable<Uint8Array>, limits: CardLimits): AsyncGenerator<CardBytes> {
  const splitter = new Splitter(limits);
  for await (const chunk of chunks) yield* splitter.take(chunk);
  yield* splitter.finish();
}

class Splitter {
  readonly #line = new Line();
  #lineEnd: number | undefined;
  #card: Card | undefined;
  /** The first line of the last property, and whether its quoted-printable text continues in the next line. */
  #property = '';
  #goesOn = false;
  #isAgent = false;
  /** The offset of the next byte of the file. */
  #offset = 0;

  constructor(private readonly limits: CardLimits) {}

  *take(chunk: Uint8Array): Generator<CardBytes> {
    this.#lineEnd ??= lineEndOf(chunk);
    const lineEnd = this.#lineEnd ?? LF;
    let from = 0;
    for (let at = chunk.indexOf(lineEnd); at >= 0; at = chunk.indexOf(lineEnd, from)) {
      this.#line.push(chunk.subarray(from, at + 1), this.#offset + from);
      from = at + 1;
      yield* this.#endLine(this.#offset + from);
    }
    this.#line.push(chunk.subarray(from), this.#offset + from);
    if (this.#line.isLong) this.#keep(this.#line.text);
    this.#offset += chunk.length;
  }

  *finish(): Generator<CardBytes> {
    yield* this.#endLine(this.#offset);
    if (this.#card !== undefined) yield this.#card.cut(this.#offset);
  }

  *#endLine(end: number): Generator<CardBytes> {
    const { text, start } = this.#line;
    const isInText = this.#goesOn;
    if (!isInText && !CONTINUED.test(text)) this.#property = text;
    this.#goesOn = this.#line.endsWithEquals && QUOTED_PRINTABLE.test(this.#property);
    if (BEGIN.test(text) && !isInText) yield* this.#begin(start);
    this.#keep(text);
    this.#line.clear();
    if (text.trim() !== '') this.#isAgent = AGENT.test(text);
    if (!END.test(text) || this.#card === undefined) return;
    this.#card.depth -= 1;
    if (this.#card.depth > 0) return;
    yield this.#card.cut(end);
    this.#card = undefined;
    this.#goesOn = false;
  }

  /** Moves the bytes of the line, of which `text` is the beginning, into the card; outside of a card they are dropped. */
  #keep(text: string): void {
    const property = CONTINUED.test(text) ? this.#property : text;
    const bytes = this.#line.takeBytes();
    this.#card?.push(bytes, MEDIA.test(property));
  }

  *#begin(start: number): Generator<CardBytes> {
    if (this.#card !== undefined && this.#isAgent) {
      this.#card.depth += 1;
      return;
    }
    if (this.#card !== undefined) yield this.#card.cut(start);
    this.#card = new Card(start, this.limits);
  }
}

/** The current line. The bytes of a short line are buffered until it is classified. */
class Line {
  static readonly #long = 512;
  #bytes: Uint8Array[] = [];
  #length = 0;
  #head = '';
  #last: number | undefined;
  start = 0;

  push(bytes: Uint8Array, offset: number): void {
    if (bytes.length === 0) return;
    if (this.#length === 0) this.start = offset;
    if (this.#length < Line.#long) this.#head += Buffer.from(bytes.subarray(0, Line.#long)).toString('latin1');
    this.#bytes.push(bytes);
    this.#length += bytes.length;
    this.#last = bytes.findLast((byte) => byte !== LF && byte !== CR) ?? this.#last;
  }

  /** The beginning, a character for each byte; of a short line all. A line feed that ended the line before, too, is not part of it. */
  get text(): string {
    return this.isLong ? this.#head.slice(0, Line.#long) : this.#head.replace(/^\n/, '');
  }

  get isLong(): boolean {
    return this.#length > Line.#long;
  }

  get endsWithEquals(): boolean {
    return this.#last === 0x3d;
  }

  takeBytes(): readonly Uint8Array[] {
    const bytes = this.#bytes;
    this.#bytes = [];
    return bytes;
  }

  clear(): void {
    this.#bytes = [];
    this.#length = 0;
    this.#head = '';
    this.#last = undefined;
  }
}

/** The current card. */
class Card {
  static readonly #keptOfTooLarge = 64 << 10;
  #parts: Uint8Array[] = [];
  #kept = 0;
  #withoutMedia = 0;
  #tooLarge = false;
  /** The number of open cards: this one and those nested in it. */
  depth = 1;

  constructor(
    private readonly start: number,
    private readonly limits: CardLimits,
  ) {}

  push(parts: readonly Uint8Array[], isMedia: boolean): void {
    for (const part of parts) {
      if (this.#tooLarge) return;
      this.#parts.push(part);
      this.#kept += part.length;
      if (!isMedia) this.#withoutMedia += part.length;
      if (this.#kept > this.limits.whole || this.#withoutMedia > this.limits.withoutMedia) this.#cutShort();
    }
  }

  #cutShort(): void {
    this.#tooLarge = true;
    this.#parts = [Buffer.concat(this.#parts, Math.min(this.#kept, Card.#keptOfTooLarge))];
  }

  cut(end: number): CardBytes {
    return { start: this.start, end, bytes: Buffer.concat(this.#parts), tooLarge: this.#tooLarge };
  }
}

/** The line ending of a file: CR only if the first line ends with it alone. undefined if no line ends in the chunk. */
function lineEndOf(chunk: Uint8Array): number | undefined {
  const lf = chunk.indexOf(LF);
  const cr = chunk.indexOf(CR);
  if (lf < 0 && cr < 0) return undefined;
  const isCr = cr >= 0 && cr < chunk.length - 1 && cr + 1 !== lf && (lf < 0 || cr < lf);
  return isCr ? CR : LF;
}
