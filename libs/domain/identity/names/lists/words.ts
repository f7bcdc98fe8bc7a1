/** Generations that a suffix can state: father, son, and numbered ones. */
export type Generation = 'jr' | 'sr' | '2' | '3' | '4';

// All words here are folded (see `folded`).

/** Words before a name that are not part of it: honorifics, kinship, entries about oneself. */
export const LEADING_WORDS = words(`
  mr mrs ms miss mister dr prof professor sir madam madame mme mlle monsieur herr herrn frau fraulein dipl ing rev
  lord lady dame baroness countess viscount viscountess
  sr sra srta senor senora dott dottore signor signora
  mum mummy mom mommy mama mamma mami mother mutti mutter maman mere mamae
  dad daddy papa papi father vati vater pere pai
  grandma grandmother granny oma omi grandpa grandfather opa opi nonna nonno abuela abuelo babushka dedushka
  aunt auntie tante uncle onkel oncle bro sis hubby wifey schatz
  мама папа бабушка дедушка мамуля
  妈 妈妈 媽 媽媽 爸 爸爸 奶奶 爷爷 爺爺 外婆 外公 老公 老婆 母 父 お母さん お父さん 엄마 아빠 할머니 할아버지
  me ich home zuhause voicemail mailbox unknown unbekannt test`);

/** Ranks that follow a name after a comma. */
export const RANKS = words(
  `baron baroness baronet earl count countess viscount viscountess duke duchess marquess marquis marquise lord lady`,
);

/** Degrees after a name. */
export const TRAILING_WORDS = words('phd md esq dds mba');

/** Words that make the whole text the name of a household or company. */
export const NOT_A_PERSON = words('family familie fam famille familia famiglia household gmbh ltd llc inc corp');

/** Generation suffixes and their one form. */
export const GENERATIONS: ReadonlyMap<string, Generation> = new Map([
  ['jr', 'jr'],
  ['jnr', 'jr'],
  ['junior', 'jr'],
  ['sr', 'sr'],
  ['snr', 'sr'],
  ['senior', 'sr'],
  ['ii', '2'],
  ['2nd', '2'],
  ['iii', '3'],
  ['3rd', '3'],
  ['iv', '4'],
  ['4th', '4'],
]);

function words(text: string): ReadonlySet<string> {
  return new Set(text.trim().split(/\s+/));
}
