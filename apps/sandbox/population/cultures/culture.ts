/** Names, phone numbers and addresses of a country. All names are made up by combination. */
export interface Culture {
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
  readonly countryName: string;
  readonly script: Script;
  readonly given: readonly Spelling[];
  readonly family: readonly Spelling[];
  readonly mobile: readonly NumberRange[];
  readonly landline: readonly NumberRange[];
  readonly places: readonly Place[];
  readonly streets: readonly string[];
}

export const SCRIPTS = [
  'latin',
  'greek',
  'cyrillic',
  'arabic',
  'hebrew',
  'han',
  'kana',
  'hangul',
  'devanagari',
] as const;
export type Script = (typeof SCRIPTS)[number];

/** A name as written, in plain Latin letters, and if it is not written in those, phonetically. */
export interface Spelling {
  readonly text: string;
  readonly latin: string;
  readonly phonetic?: string;
  readonly nickname?: string;
}

/** Consecutive E.164 numbers: `prefix` (digits with the country code) and then `digits` free digits. */
export interface NumberRange {
  readonly prefix: string;
  readonly digits: number;
}

export interface Place {
  readonly city: string;
  readonly region?: string;
  /** `#` stands for a digit. */
  readonly postalPattern: string;
}

/**
 * Reads names from a comma-separated line: `text`, `text/latin` or `text/latin/phonetic`, each with an optional `~nickname`.
 * The phonetic form of a name in another script defaults to its Latin form.
 */
export function spellings(line: string): Spelling[] {
  return line.split(',').map((entry) => {
    const [written = '', nickname] = entry.trim().split('~');
    const [text = '', latin, phonetic] = written.split('/');
    const sound = phonetic ?? latin;
    return {
      text,
      latin: latin ?? plainLatin(text),
      ...(sound === undefined ? {} : { phonetic: sound }),
      ...(nickname === undefined ? {} : { nickname }),
    };
  });
}

/** Reads number ranges: `4474001+5` is the prefix 4474001 with five free digits. Ranges reserved for fiction come first. */
export function ranges(line: string): NumberRange[] {
  return line.split(' ').map((entry) => {
    const [prefix = '', digits = ''] = entry.split('+');
    return { prefix, digits: Number(digits) };
  });
}

/** Reads places: `city|postal pattern` or `city|postal pattern|region`, separated by semicolons. */
export function places(line: string): Place[] {
  return line.split(';').map((entry) => {
    const [city = '', postalPattern = '', region] = entry.trim().split('|');
    return { city, postalPattern, ...(region === undefined ? {} : { region }) };
  });
}

export const list = (line: string): string[] => line.split(',').map((entry) => entry.trim());

// Letters that have no decomposition into a base letter and a mark.
const UNDECOMPOSED: Readonly<Record<string, string>> = {
  ł: 'l',
  Ł: 'L',
  ø: 'o',
  Ø: 'O',
  đ: 'd',
  Đ: 'D',
  ß: 'ss',
  ı: 'i',
};

function plainLatin(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[łŁøØđĐßı]/g, (letter) => UNDECOMPOSED[letter] ?? letter);
}
