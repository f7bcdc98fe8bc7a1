import type { RawContact } from '#contracts';
import type { AliasTarget } from '../../providers/provider.js';
import { providerNamed } from '../../providers/registry.js';

/** An alias of a record as its provider writes it, with its validity interval. Unix milliseconds; `until` null: still valid. */
export interface AliasName {
  /** "people/c12", "98765432101234@lid", "username:ida". */
  readonly name: string;
  readonly from: number;
  readonly until: number | null;
}

/** An identifier that has one holder at a time: its holders during one interval are one person. */
export interface Alias extends AliasTarget {
  readonly from: number;
  readonly until: number | null;
}

/** What JSON in Postgres can store, and no longer than an id. */
const STORABLE = /^\P{C}{1,200}$/u;

/** Ended aliases of a record beyond these are dropped, the oldest first. */
const MAX_ENDED = 20;

type Ref = Pick<RawContact, 'provider' | 'accountId' | 'externalId'>;

/**
 * The aliases that a record carries, its id included, without those that refer to nothing or to the same as its id; distinct and
 * sorted. Many entries have one alias only, which refers to their id.
 */
export function aliasNamesIn(record: Ref & Pick<RawContact, 'aliases'>): readonly string[] {
  const reader = providerNamed(record.provider)?.aliases;
  if (!reader) return [];
  const own = ownAlias(record)?.value;
  const isNew = (name: string) => {
    const target = STORABLE.test(name) ? reader.read(name, record.accountId) : undefined;
    return target !== undefined && target.value !== own;
  };
  return [...new Set([record.externalId, ...record.aliases])].filter(isNew).sort();
}

/**
 * The aliases of a record after it was observed with `observed` at the time `at`. An alias that it no longer carries ends then; one
 * that it carries again starts a new interval. Returns `known` itself when nothing changes.
 */
export function observeAliasNames(
  known: readonly AliasName[],
  observed: readonly string[],
  at: number,
): readonly AliasName[] {
  const open = new Set(known.flatMap(({ name, until }) => (until === null ? [name] : [])));
  const added = observed.filter((name) => !open.has(name));
  const ends = ({ name, until }: AliasName) => until === null && !observed.includes(name);
  if (added.length === 0 && !known.some(ends)) return known;
  const updated = known.map((alias) => (ends(alias) ? { ...alias, until: Math.max(alias.from, at) } : alias));
  const ended = updated.filter(({ until }) => until !== null).sort((a, b) => (b.until ?? 0) - (a.until ?? 0));
  return [
    ...ended.slice(0, MAX_ENDED).reverse(),
    ...updated.filter(({ until }) => until === null),
    ...added.map((name) => ({ name, from: at, until: null })),
  ];
}

/** A record's own id as an alias, if other records may carry it as one. */
export function ownAlias({ provider, accountId, externalId }: Ref): Alias | undefined {
  const own = providerNamed(provider)?.aliases?.own?.(externalId, accountId);
  return own && { ...own, from: 0, until: null };
}

/** All aliases of a record: its own id, and its alias names. */
export function aliasesOf(ref: Ref, names: readonly AliasName[]): readonly Alias[] {
  const own = ownAlias(ref);
  return own ? [own, ...aliasesFromNames(ref, names)] : aliasesFromNames(ref, names);
}

/** The targets of a record's alias names, without its own id. */
export function aliasesFromNames({ provider, accountId }: Ref, names: readonly AliasName[]): readonly Alias[] {
  const reader = providerNamed(provider)?.aliases;
  if (!reader) return [];
  return names.flatMap(({ name, from, until }) => {
    const target = reader.read(name, accountId);
    return target ? [{ ...target, from, until }] : [];
  });
}
