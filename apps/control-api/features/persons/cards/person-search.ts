import { searchTerms } from '#domain';
import type { Tx } from '#store';
import type { PersonCursor } from '../../../platform/paging/cursor.js';

/** What of all persons is looked through. */
export interface Wanted {
  /** Everyone when absent. */
  readonly search: string;
  readonly state: 'active' | 'archived';
  /** The last of the page before. */
  readonly after: PersonCursor | undefined;
  readonly count: number;
}

export interface Found {
  readonly id: string;
  readonly sortName: string;
  readonly rank: number;
}

interface Likeness {
  readonly rank: number;
  readonly least: number;
  /** In shorter words everything is alike. */
  readonly shortest: number;
}

interface Terms extends Wanted {
  readonly name: string;
  readonly words: readonly string[];
  readonly after: PersonCursor | undefined;
}

/** Names that begin with what is searched come first, those that are just that before others; then words, then what is alike. */
const RANK = { name: 0, word: 1, beginningOfWord: 2 } as const;
/** Whoever searches for what thousands have gets the best of so many. */
const MOST_RANKED = 4_000;
/**
 * How like a word of a name each word must be (0 to 1). When a typing error changed more of it, and there is nothing closer, less will
 * do, which costs more to look for. The rank of each begins at `rank` and grows by a thousand at most.
 */
const CLOSE: Likeness = { rank: 10, least: 0.6, shortest: 3 };
const FAR: Likeness = { rank: 2_000, least: 0.4, shortest: 6 };
/** After every text that begins the same. */
const END = '\u{10ffff}';

/**
 * Persons in the order in which they match: a few statements, each with a range or an index of its own. What is only alike is looked
 * for when nothing else is found.
 */
export async function searchPersons(tx: Tx, wanted: Wanted): Promise<Found[]> {
  const { search, after } = wanted;
  if (search === '') return byName(tx, { ...wanted, name: '', words: [] });
  const terms: Terms = { ...wanted, ...searchTerms(search) };
  if (terms.words.length === 0) return [];
  if (after) return goOn(tx, terms, after.rank);
  for (const look of [exactly, closely, remotely]) {
    const found = await look(tx, terms);
    if (found.length > 0) return found;
  }
  return [];
}

/** A search goes on where the last person of the page before was found. */
async function goOn(tx: Tx, terms: Terms, rank: number): Promise<Found[]> {
  if (rank >= FAR.rank) return remotely(tx, terms);
  if (rank >= CLOSE.rank) return closely(tx, terms);
  return rank === RANK.name ? exactly(tx, terms) : byWords(tx, terms);
}

async function exactly(tx: Tx, terms: Terms): Promise<Found[]> {
  const named = await byName(tx, terms);
  if (named.length === terms.count) return named;
  return [...named, ...(await byWords(tx, { ...terms, after: undefined, count: terms.count - named.length }))];
}

const closely = (tx: Tx, terms: Terms): Promise<Found[]> => alike(tx, terms, CLOSE);
const remotely = (tx: Tx, terms: Terms): Promise<Found[]> => alike(tx, terms, FAR);

async function byName(tx: Tx, { name, state, after, count }: Terms): Promise<Found[]> {
  return tx.query<Found>(
    `select id, sort_name as "sortName", 0 as rank from crm.contacts
     where state = $1 and sort_name >= $2 and sort_name <= $3 and (sort_name, id) > ($4, $5::uuid)
     order by sort_name, id limit $6`,
    [state, name, name + END, ...positionOf(after), count],
  );
}

/** Whole words before beginnings of words. */
async function byWords(tx: Tx, { name, words, state, after, count }: Terms): Promise<Found[]> {
  return tx.query<Found>(
    `select id, "sortName", rank from (
       select id, sort_name as "sortName", case when words @@ $1::tsquery then ${RANK.word} else ${RANK.beginningOfWord} end as rank
       from crm.contacts where words @@ $2::tsquery and state = $3 and not starts_with(sort_name, $4) limit ${MOST_RANKED}) m
     where (rank, "sortName", id) > ($5::int, $6, $7::uuid) order by rank, "sortName", id limit $8`,
    [queryOf(words, ''), queryOf(words, ':*'), state, name, after?.rank ?? 0, ...positionOf(after), count],
  );
}

async function alike(
  tx: Tx,
  { words, state, after, count }: Terms,
  { rank, least, shortest }: Likeness,
): Promise<Found[]> {
  const letters = words.filter((word) => word.length >= shortest && !/^\d|@/.test(word));
  if (letters.length !== words.length) return [];
  const longest = letters.toSorted((a, b) => b.length - a.length)[0];
  await tx.execute("select set_config('pg_trgm.word_similarity_threshold', $1, true)", [String(least)]);
  return tx.query<Found>(
    `select id, "sortName", rank from (
       select id, sort_name as "sortName", $8::int + (select round((1 - avg(word_similarity(word, sort_name))) * 1000)::int
         from unnest($2::text[]) as word) as rank
       from crm.contacts where sort_name %> $1 and sort_name %> all($2::text[]) and state = $3) m
     where (rank, "sortName", id) > ($4::int, $5, $6::uuid) order by rank, "sortName", id limit $7`,
    [longest, letters, state, after?.rank ?? 0, ...positionOf(after), count, rank],
  );
}

/** What a search finds by name or words, as a condition on `crm.contacts c` with its parameters from `$first` on; '' finds all. */
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

const NOBODY = '00000000-0000-0000-0000-000000000000';

function positionOf(after: PersonCursor | undefined): [string, string] {
  return [after?.sortName ?? '', after?.id ?? NOBODY];
}

/** All words, each quoted as a lexeme. */
function queryOf(words: readonly string[], suffix: '' | ':*'): string {
  return words.map((word) => `'${word.replace(/['\\]/g, '$&$&')}'${suffix}`).join(' & ');
}
