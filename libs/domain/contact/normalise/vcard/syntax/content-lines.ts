import { decodeQuotedPrintable } from './quoted-printable.js';

/** One property of a card, in any version of the format. */
export interface ContentLine {
  /** Upper case; undefined without one. Lines of one group belong together: "item1.TEL", "item1.X-ABLABEL". */
  readonly group: string | undefined;
  /** Upper case. */
  readonly name: string;
  /** By upper-case name, with the values of all parameters of that name. A nameless "HOME" counts as TYPE=HOME. */
  readonly params: ReadonlyMap<string, readonly string[]>;
  /** Unfolded and decoded, with its escapes. */
  readonly value: string;
  /** The charset of quoted-printable is not stated, and only the likeliest. */
  readonly guessed?: true;
}

const LINE_BREAK = /\r\n|\r|\n/;
const HEAD = /^(?:([\w-]+)\.)?([A-Za-z0-9-]+(?:\/[\w-]+)?)(?=[;:])/;
const BASE64_LINE = /^[A-Za-z0-9+/]+={0,2}$/;
const END = /^END:VCARD\s*$/i;
/** Nameless parameters of vCard 2.1 that are encodings and not types. */
const ENCODINGS: ReadonlySet<string> = new Set(['QUOTED-PRINTABLE', 'BASE64', 'B', '8BIT', '7BIT']);

/**
 * The properties of a card. Lines are unfolded and quoted-printable is decoded. Lines that are no property are left out. The time
 * is linear in the length of the text.
 *
 * Folding is that of RFC 6350 §3.2 and of vCard 2.1: soft line breaks of quoted-printable, and base64 lines without indent. In
 * notes and addresses a line that is no property is the next line of the text.
 */
export function contentLines(card: string): readonly ContentLine[] {
  const lines: ContentLine[] = [];
  for (const line of logicalLines(card)) {
    const read = contentLine(line);
    if (read !== undefined) lines.push(read);
  }
  return lines;
}

type Continuation = 'quoted-printable' | 'base64' | 'folding';

function* logicalLines(card: string): Generator<string> {
  let parts: string[] = [];
  let mode: Continuation = 'folding';
  let emptyLines = 0;
  for (const line of card.replace(/^\uFEFF/, '').split(LINE_BREAK)) {
    const last = parts.at(-1);
    const isFolded = /^[ \t]/.test(line) && emptyLines === 0;
    const isText = FREE_TEXT.test(parts[0] ?? '');
    if (last !== undefined && mode === 'quoted-printable' && last.endsWith('=') && !END.test(line)) {
      parts[parts.length - 1] = last.slice(0, -1);
      parts.push(line.trimStart());
    } else if (last !== undefined && isFolded) {
      parts.push(line.slice(1));
    } else if (last !== undefined && mode === 'base64' && BASE64_LINE.test(line)) {
      parts.push(line);
    } else if (isText && line === '') {
      emptyLines += 1;
    } else if (isText && !isPropertyAfterText(line)) {
      parts.push('\n'.repeat(emptyLines + 1), line);
      emptyLines = 0;
    } else {
      if (parts.length > 0) yield parts.join('');
      parts = line === '' ? [] : [line];
      mode = continuationOf(line);
      emptyLines = 0;
    }
  }
  if (parts.length > 0) yield parts.join('');
}

/** Properties of several lines of text. Some programs write the line breaks of a value as they are, without escape and fold. */
const FREE_TEXT = /^(?:[\w-]+\.)?(?:NOTE|ADR|LABEL)[;:]/i;

/** Of vCard 2.1, RFC 2426, RFC 6350 and its extensions (https://www.iana.org/assignments/vcard-elements). */
const PROPERTIES: ReadonlySet<string> = new Set(
  `ADR AGENT ANNIVERSARY BDAY BEGIN BIRTHPLACE CALADRURI CALURI CATEGORIES CLASS CLIENTPIDMAP CONTACT-URI CREATED DEATHDATE
  DEATHPLACE EMAIL END EXPERTISE FBURL FN GENDER GEO GRAMGENDER HOBBY IMPP INTEREST JSPROP KEY KIND LABEL LANG LANGUAGE LOGO
  MAILER MEMBER N NAME NICKNAME NOTE ORG ORG-DIRECTORY PHOTO PRODID PROFILE PRONOUNS RELATED REV ROLE SOCIALPROFILE
  SORT-STRING SOUND SOURCE TEL TITLE TZ UID URL VERSION XML`.split(/\s+/),
);

/** Programs write the names of properties in capitals and no space after the colon; "third: with a colon" is text. */
function isPropertyAfterText(line: string): boolean {
  const [head, , name = ''] = HEAD.exec(line) ?? [];
  if (head === undefined) return false;
  const isUpper = name === name.toUpperCase();
  const hasSpace = line.startsWith(': ', head.length);
  if (/^X-/i.test(name) || PROPERTIES.has(name.toUpperCase())) return isUpper || !hasSpace;
  return isUpper && !hasSpace;
}

function continuationOf(line: string): Continuation {
  const head = line.slice(0, line.indexOf(':') + 1).toUpperCase();
  if (/[;=]QUOTED-PRINTABLE[;:]/.test(head)) return 'quoted-printable';
  return /[;=](?:BASE64|B)[;:]/.test(head) ? 'base64' : 'folding';
}

function contentLine(line: string): ContentLine | undefined {
  const head = HEAD.exec(line);
  if (head === null) return undefined;
  const [written, group, name = ''] = head;
  const { texts, end } = paramTexts(line, written.length);
  if (end < 0) return undefined;
  const params = paramsOf(texts);
  const value = line.slice(end + 1);
  const encoded = params.get('ENCODING')?.some((encoding) => encoding.toUpperCase() === 'QUOTED-PRINTABLE');
  const decoded = encoded ? decodeQuotedPrintable(value, params.get('CHARSET')?.[0]) : { text: value, guessed: false };
  return {
    group: group?.toUpperCase(),
    name: name.toUpperCase(),
    params,
    value: decoded.text,
    ...(decoded.guessed ? { guessed: true } : {}),
  };
}

interface ParamTexts {
  readonly texts: readonly string[];
  /** The index of the colon before the value; -1 if there is none. */
  readonly end: number;
}

/** Splits `;TYPE=home,"a;b:c";PREF:`. A quote that is never closed quotes nothing. */
function paramTexts(line: string, start: number): ParamTexts {
  const quotes = line.indexOf(':', start) >= 0 && !isOpen(line, start);
  const texts: string[] = [];
  let quoted = false;
  let from = start + 1;
  for (let at = start; at < line.length; at++) {
    const character = line[at];
    if (character === '"' && quotes) quoted = !quoted;
    if (quoted || (character !== ':' && character !== ';')) continue;
    if (at > start) texts.push(line.slice(from, at));
    if (character === ':') return { texts, end: at };
    from = at + 1;
  }
  return { texts: [], end: -1 };
}

/** Whether a quote before the first colon outside of quotes is never closed. */
function isOpen(line: string, start: number): boolean {
  let quoted = false;
  for (let at = start; at < line.length; at++) {
    if (line[at] === '"') quoted = !quoted;
    else if (line[at] === ':' && !quoted) return false;
  }
  return quoted;
}

/** A label of its owner as Android's vCard 2.1 export writes it: `X-CUSTOM(CHARSET=UTF-8,ENCODING=QUOTED-PRINTABLE,B=C3=BCro)`. */
const ANDROID_LABEL = /^X-CUSTOM\((?:CHARSET=([^,]*),)?(?:ENCODING=QUOTED-PRINTABLE,)?(.*)\)$/is;

function paramsOf(texts: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const params = new Map<string, string[]>();
  for (const text of texts) {
    const [name, values] = param(text.trim());
    const known = params.get(name);
    if (known === undefined) params.set(name, [...values]);
    else for (const value of values) known.push(value);
  }
  return params;
}

function param(text: string): readonly [name: string, values: readonly string[]] {
  const [own, charset, label = ''] = ANDROID_LABEL.exec(text) ?? [];
  if (own !== undefined) return ['TYPE', [`X-${decodeQuotedPrintable(label, charset).text}`]];
  const equals = text.indexOf('=');
  const name = equals < 0 ? namelessParam(text) : text.slice(0, equals).trim().toUpperCase();
  return [name, paramValues(name, text.slice(equals + 1))];
}

function namelessParam(plain: string): 'ENCODING' | 'TYPE' {
  return ENCODINGS.has(plain.toUpperCase()) ? 'ENCODING' : 'TYPE';
}

/** TYPE is a list, also in quotes ("work,voice", and "WORK;VOICE" of programs that quote the list of vCard 2.1); in other parameters a comma is part of the value. Source of "^n": RFC 6868. */
function paramValues(name: string, written: string): readonly string[] {
  const plain = written.replaceAll('"', '');
  if (name === 'TYPE') return plain.split(/[,;]/).flatMap((type) => type.trim() || []);
  return [plain.replace(/\^(['n^])/g, (_, sign: string) => (sign === 'n' ? '\n' : sign === "'" ? '"' : '^')).trim()];
}
