import { searchTerms } from '#domain';
import type { Tx } from '#store';
import type { PersonPosition } from './person-cursor.js';

/** `crm.contacts` is searched in pages. */
interface PersonSearch {
  /** '' finds all. */
  readonly search: string;
  readonly state: 'active' | 'archived';
  /** The last person of the previous page. */
  readonly after: PersonPosition | undefined;
  readonly count: number;
}

interface FoundPerson {
  readonly id: string;
  readonly sortName: string;
  readonly rank: number;
}

interface SimilarityTier {
  readonly rank: number;
  /** The lowest word similarity of pg_trgm, from 0 to 1. */
  readonly threshold: number;
  /** Shorter words are similar to everything. */
  readonly minLength: number;
}

interface Terms extends PersonSearch {
  readonly name: string;
  readonly words: readonly string[];
  readonly after: PersonPosition | undefined;
}

/** Names that begin with the search come first, then whole words, then beginnings of words, then similar names. */
const RANK = { name: 0, word: 1, beginningOfWord: 2 } as const;
/** Bounds the sort of a search that thousands match. */
const MAX_RANKED = 4_000;
/** Ranks of a tier are from `rank` to `rank` + 1,000. The far tier costs more, so it is only searched when the close one is empty. */
const CLOSE: SimilarityTier = { rank: 10, threshold: 0.6, minLength: 3 };
const FAR: SimilarityTier = { rank: 2_000, threshold: 0.4, minLength: 6 };
/** Sorts after every text with the same beginning. */
const END = '\u{10ffff}';

/** The best match first. A few statements, each on a range of an index; similar names are only searched when nothing matches. */
export async function searchPersons(tx: Tx, search: PersonSearch): Promise<FoundPerson[]> {
  const { search: text, after } = search;
  if (text === '') return byName(tx, { ...search, name: '', words: [] });
  const terms: Terms = { ...search, ...searchTerms(text) };
  if (terms.words.length === 0) return [];
  if (after) return nextPage(tx, terms, after.rank);
  for (const find of [exactMatches, closeMatches, farMatches]) {
    const found = await find(tx, terms);
    if (found.length > 0) return found;
  }
  return [];
}

/** Continues with the statement that found the last person of the previous page. */
async function nextPage(tx: Tx, terms: Terms, rank: number): Promise<FoundPerson[]> {
  if (rank >= FAR.rank) return farMatches(tx, terms);
  if (rank >= CLOSE.rank) return closeMatches(tx, terms);
  return rank === RANK.name ? exactMatches(tx, terms) : byWords(tx, terms);
}

async function exactMatches(tx: Tx, terms: Terms): Promise<FoundPerson[]> {
  const named = await byName(tx, terms);
  if (named.length === terms.count) return named;
  return [...named, ...(await byWords(tx, { ...terms, after: undefined, count: terms.count - named.length }))];
}

const closeMatches = (tx: Tx, terms: Terms): Promise<FoundPerson[]> => similar(tx, terms, CLOSE);
const farMatches = (tx: Tx, terms: Terms): Promise<FoundPerson[]> => similar(tx, terms, FAR);

async function byName(tx: Tx, { name, state, after, count }: Terms): Promise<FoundPerson[]> {
  return tx.query<FoundPerson>(
    `select id, sort_name as "sortName", 0 as rank from crm.contacts
     where state = $1 and sort_name >= $2 and sort_name <= $3 and (sort_name, id) > ($4, $5::uuid)
     order by sort_name, id limit $6`,
    [state, name, name + END, ...nameAndId(after), count],
  );
}

/** Whole words before beginnings of words. */
async function byWords(tx: Tx, { name, words, state, after, count }: Terms): Promise<FoundPerson[]> {
  return tx.query<FoundPerson>(
    `select id, "sortName", rank from (
       select id, sort_name as "sortName", case when words @@ $1::tsquery then ${RANK.word} else ${RANK.beginningOfWord} end as rank
       from crm.contacts where words @@ $2::tsquery and state = $3 and not starts_with(sort_name, $4) limit ${MAX_RANKED}) m
     where (rank, "sortName", id) > ($5::int, $6, $7::uuid) order by rank, "sortName", id limit $8`,
    [queryOf(words, ''), queryOf(words, ':*'), state, name, after?.rank ?? 0, ...nameAndId(after), count],
  );
}

async function similar(
  tx: Tx,
  { words, state, after, count }: Terms,
  { rank, threshold, minLength }: SimilarityTier,
): Promise<FoundPerson[]> {
  const letters = words.filter((word) => word.length >= minLength && !/^\d|@/.test(word));
  if (letters.length !== words.length) return [];
  const longest = letters.toSorted((a, b) => b.length - a.length)[0];
  await tx.execute("select set_config('pg_trgm.word_similarity_threshold', $1, true)", [String(threshold)]);
  return tx.query<FoundPerson>(
    `select id, "sortName", rank from (
       select id, sort_name as "sortName", $8::int + (select round((1 - avg(word_similarity(word, sort_name))) * 1000)::int
         from unnest($2::text[]) as word) as rank
       from crm.contacts where sort_name %> $1 and sort_name %> all($2::text[]) and state = $3) m
     where (rank, "sortName", id) > ($4::int, $5, $6::uuid) order by rank, "sortName", id limit $7`,
    [longest, letters, state, after?.rank ?? 0, ...nameAndId(after), count, rank],
  );
}

/** The exact matches of a search as a condition on `crm.contacts c`, with its parameters from `$first` on; '' finds all. */
export function searchCondition(
  search: string,
  first: number,
): { readonly sql: string; readonly params: readonly string[] } {
  if (search === '') return { sql: 'true', params: [] };
  const { name, words } = searchTerms(search);
  if (words.length === 0) return { sql: 'false', params: [] };
  return {
    sql: `(c.sort_name >= $${first} and c.sort_name <= $${first + 1} or c.words @@ $${first + 2}::tsquery)`,
    params: [name, name + END, queryOf(words, ':*')],
  };
}

const LOWEST_ID = '00000000-0000-0000-0000-000000000000';

function nameAndId(after: PersonPosition | undefined): [string, string] {
  return [after?.sortName ?? '', after?.id ?? LOWEST_ID];
}

/** All words, each quoted as a lexeme. */
function queryOf(words: readonly string[], suffix: '' | ':*'): string {
  return words.map((word) => `'${word.replace(/['\\]/g, '$&$&')}'${suffix}`).join(' & ');
}
