import type { RawContact } from '#contracts';
import { handleOf, isPersonalPhone } from './identifiers.js';
import { parseJid } from './normalise/jid.js';
import { toE164 } from './normalise/phone.js';

/** A name that a provider gave to the one record, and from when until when. Unix milliseconds; null: until now. */
export interface Naming {
  /** As the provider writes it: "people/c12", "98765432101234@lid", "username:ida". */
  readonly name: string;
  readonly from: number;
  readonly until: number | null;
}

/** A name that nobody else bears at the same time: who bears it then is one person. */
export interface Alias {
  /** A number and a user name mean the same as those that a contact tells; "alias" is what only the provider knows. */
  readonly kind: 'alias' | 'handle' | 'phone';
  /** E.164, "service:user name", or the provider, with the account where it names within one, and its name. */
  readonly value: string;
  /** The external id of the entry that it names, in the same account; null: it names a user, who can be written to under it. */
  readonly entry: string | null;
  readonly from: number;
  readonly until: number | null;
}

/** What JSON in Postgres holds, and no more than an id would be. */
const STORABLE = /^\P{C}{1,200}$/u;

/** Former names of a record beyond these are forgotten, the oldest first. */
const MOST_FORMER = 20;

type Meaning = Omit<Alias, 'from' | 'until'>;
type Reader = (name: string, accountId: string) => Meaning | undefined;

/**
 * What the names that a provider gives to records mean. One entry for each provider that has names besides its ids.
 *
 * | provider | name | means |
 * |---|---|---|
 * | google | resource name, former ones too | that entry of the account: its number is the entry's id, which is hexadecimal (https://developers.google.com/people/api/rest/v1/people#PersonMetadata) |
 * | whatsapp | …@lid | that user, in all accounts; never a number |
 * | whatsapp | …@s.whatsapp.net | the number, which another user may have later |
 * | whatsapp, discord | username:… | the user name, which another user may have later |
 */
const READERS: ReadonlyMap<string, Reader> = new Map<string, Reader>([
  ['google', resourceName],
  ['whatsapp', (name) => jid(name) ?? userName('whatsapp', name)],
  ['discord', (name) => userName('discord', name)],
]);

type Ref = Pick<RawContact, 'provider' | 'accountId' | 'externalId'>;

/**
 * The names that a record tells, its id included, as far as they mean something and say more than its id does; distinct and
 * sorted. Nearly every entry of Google has but one name, and that is its id.
 */
export function namesTold(record: Ref & Pick<RawContact, 'aliases'>): readonly string[] {
  const read = READERS.get(record.provider);
  if (!read) return [];
  const own = ownAlias(record)?.value;
  const saysMore = (name: string) => {
    const meaning = STORABLE.test(name) ? read(name, record.accountId) : undefined;
    return meaning !== undefined && meaning.value !== own;
  };
  return [...new Set([record.externalId, ...record.aliases])].filter(saysMore).sort();
}

/**
 * The names of a record after it told these at a moment. What it tells no longer ends then; what it tells again begins anew.
 * Returns `known` itself when nothing changes.
 */
export function namingsAfter(known: readonly Naming[], told: readonly string[], at: number): readonly Naming[] {
  const open = new Set(known.flatMap(({ name, until }) => (until === null ? [name] : [])));
  const news = told.filter((name) => !open.has(name));
  const isLeft = ({ name, until }: Naming) => until === null && !told.includes(name);
  if (news.length === 0 && !known.some(isLeft)) return known;
  const namings = known.map((naming) => (isLeft(naming) ? { ...naming, until: Math.max(naming.from, at) } : naming));
  const former = namings.filter(({ until }) => until !== null).sort((a, b) => (b.until ?? 0) - (a.until ?? 0));
  return [
    ...former.slice(0, MOST_FORMER).reverse(),
    ...namings.filter(({ until }) => until === null),
    ...news.map((name) => ({ name, from: at, until: null })),
  ];
}

/** What a record's own id means to others, who may have had it as a name; undefined where no provider gives it to anybody else. */
export function ownAlias({ provider, accountId, externalId }: Ref): Alias | undefined {
  return provider === 'google' ? { ...entryOfGoogle(externalId, accountId), from: 0, until: null } : undefined;
}

/** All by which a record is known: its own id, and its names. */
export function aliasesOf(ref: Ref, namings: readonly Naming[]): readonly Alias[] {
  const own = ownAlias(ref);
  return own ? [own, ...meaningsOf(ref, namings)] : meaningsOf(ref, namings);
}

/** What the names of a record mean, without its own id. */
export function meaningsOf({ provider, accountId }: Ref, namings: readonly Naming[]): readonly Alias[] {
  const read = READERS.get(provider);
  if (!read) return [];
  return namings.flatMap(({ name, from, until }) => {
    const meaning = read(name, accountId);
    return meaning ? [{ ...meaning, from, until }] : [];
  });
}

function resourceName(name: string, accountId: string): Meaning | undefined {
  const [, list, number] = /^(people|otherContacts)\/(?:c(\d+)|\S+)$/.exec(name) ?? [];
  if (list === undefined) return undefined;
  if (number === undefined) return entryOfGoogle(name, accountId);
  const id = BigInt(number).toString(16);
  return entryOfGoogle(list === 'people' ? id : `${list}/${id}`, accountId);
}

function entryOfGoogle(entry: string, accountId: string): Meaning {
  return { kind: 'alias', value: `google ${accountId} ${entry}`, entry };
}

function jid(name: string): Meaning | undefined {
  const read = parseJid(name);
  if (read?.kind === 'lid') return { kind: 'alias', value: `whatsapp ${read.id}@lid`, entry: null };
  const e164 = read?.kind === 'phone' ? toE164({ value: name, canonical: null, region: null }) : null;
  return e164 !== null && isPersonalPhone(e164) ? { kind: 'phone', value: e164, entry: null } : undefined;
}

const USER_NAME = 'username:';

function userName(service: string, name: string): Meaning | undefined {
  const handle = name.startsWith(USER_NAME) ? handleOf(service, name.slice(USER_NAME.length)) : null;
  return handle === null ? undefined : { kind: 'handle', value: handle, entry: null };
}
