import { type ContactResolved, makeIdentityId, SingleObjectCodec } from '#contracts';
import { normaliseGoogleContact } from '#domain';
import { BatchContext } from '#event-log';
import { Database } from '#store';
import { PersonListReader } from '../../apps/control-api/features/persons/cards/person-list.reader.js';
import { projectContacts } from '../../apps/crm-projector/consumers/project-contacts.js';
import { rawGoogleContact } from '../load/google-people.js';
import type { TestEnvironment } from '../support/create-test-environment.js';
import type { BenchRun } from './bench-run.js';

const ACCOUNT = '0b0e5b3e-5ad5-4d7e-8d59-6ff0d4f9e7a1';
const BATCH = 1_000;
const MOST_TO_COMPARE = 20_000;
const QUERIES_OF_A_KIND = 100;
const INDEXES = {
  contacts_by_words: 'create index contacts_by_words on crm.contacts using gin (words)',
  contacts_by_likeness: 'create index contacts_by_likeness on crm.contacts using gin (sort_name gin_trgm_ops)',
};

interface Milliseconds {
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
  /** Number of queries with a result. */
  readonly found: number;
}

export interface SearchResult {
  readonly count: number;
  readonly milliseconds: Readonly<Record<string, Milliseconds>>;
  /** Time to project a new contact with the indexes for search and without. */
  readonly microsecondsPerContact: { readonly with: number; readonly without: number };
  readonly secondsToBuildIndexes: number;
  readonly indexMb: number;
}

/** Projects made-up persons, then searches them as the API does, one query at a time. */
export async function benchSearch(testEnv: TestEnvironment, { count, report }: BenchRun): Promise<SearchResult> {
  const database = await Database.open({ url: testEnv.databaseUrl, applicationName: 'bench' });
  try {
    report('projecting without and with the indexes for search');
    const compared = Math.min(count, MOST_TO_COMPARE);
    await project(database, compared);
    await empty(database);
    await dropIndexes(database);
    const without = await project(database, compared);
    await empty(database);
    for (const index of Object.values(INDEXES)) await database.query(index);
    const withIndexes = await project(database, compared);
    await empty(database);

    report(`projecting ${count} persons`);
    await project(database, count);
    await dropIndexes(database);
    const started = performance.now();
    for (const index of Object.values(INDEXES)) await database.query(index);
    const secondsToBuildIndexes = Number(((performance.now() - started) / 1_000).toFixed(2));
    await database.query('analyze');
    const [size] = await database.query<{ bytes: string }>(
      "select pg_relation_size('crm.contacts_by_words') + pg_relation_size('crm.contacts_by_likeness') as bytes",
    );

    report('searching');
    const reader = new PersonListReader(database);
    const milliseconds: Record<string, Milliseconds> = {};
    for (const [kind, query] of Object.entries(kinds(count))) milliseconds[kind] = await measure(reader, query);
    return {
      count,
      milliseconds,
      microsecondsPerContact: { with: withIndexes, without },
      secondsToBuildIndexes,
      indexMb: Math.round(Number(size?.bytes ?? 0) / 2 ** 20),
    };
  } finally {
    await database.close();
  }
}

/** Microseconds per contact. */
async function project(database: Database, count: number): Promise<number> {
  const codec = new SingleObjectCodec();
  const started = performance.now();
  for (let start = 0; start < count; start += BATCH) {
    const events = Array.from({ length: Math.min(BATCH, count - start) }, (_, i) => resolved(start + i));
    await database.transaction((tx) => projectContacts(new BatchContext(tx, codec), events));
  }
  return Math.round(((performance.now() - started) * 1_000) / count);
}

async function dropIndexes(database: Database): Promise<void> {
  for (const name of Object.keys(INDEXES)) await database.query(`drop index crm.${name}`);
}

async function empty(database: Database): Promise<void> {
  await database.query(
    `truncate crm.contacts, crm.contacts_source_links, crm.contact_info, crm.addresses, crm.important_dates,
       crm.contact_labels, crm.activity_feed`,
  );
}

function resolved(n: number): ContactResolved {
  const { value } = rawGoogleContact(n, { accountId: ACCOUNT, duplicateEvery: 0 }).message;
  const { given, family } = nameOf(n);
  const contact = normaliseGoogleContact(JSON.parse(value.payload), { region: 'AT' });
  const identityId = makeIdentityId(value);
  return {
    identityId,
    provider: value.provider,
    accountId: value.accountId,
    externalId: value.externalId,
    personId: identityId,
    previousPersonId: null,
    revision: n + 1,
    rule: 'NEW',
    deleted: false,
    version: value.version,
    observedAt: value.observedAt,
    firstObservedAt: value.observedAt,
    contact: { ...contact, displayName: `${given} ${family}`, firstName: given, lastName: family },
  };
}

const ONSETS = 'b br c ch d dr f fl g gr h j k kl l m n p pr r s sch st t tr v w z'.split(' ');
const RIMES = 'a an ar eck ei el en er ia ick ig in is o off old on or os owa ü uk und us'.split(' ');
const GIVEN_NAMES = 400;
const FAMILY_NAMES = 12_000;

/** Few frequent given names, many rare family names. */
function nameOf(n: number): { given: string; family: string } {
  const spread = Math.imul(n + 1, 2_654_435_761) >>> 0;
  return {
    given: word(((spread >>> 20) * (spread & 0xff)) % GIVEN_NAMES, 2),
    family: word(spread % FAMILY_NAMES, 2 + (spread % 2)),
  };
}

function word(n: number, syllables: number): string {
  let text = '';
  for (let rest = Math.imul(n + 1, 40_503) >>> 0, i = 0; i < syllables; i++) {
    text += ONSETS[rest % ONSETS.length];
    rest = Math.floor(rest / ONSETS.length);
    text += RIMES[rest % RIMES.length];
    rest = Math.floor(rest / RIMES.length) + Math.imul(n, 31) ** 2;
  }
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** The search texts by kind, each as a function of a number. */
function kinds(count: number): Record<string, (i: number) => string> {
  const person = (i: number) => (i * 7_919) % count;
  const national = (i: number) => String(1_000_000 + person(i)).padStart(7, '0');
  return {
    'given name': (i) => nameOf(person(i)).given,
    'family name': (i) => nameOf(person(i)).family.toUpperCase(),
    'whole name, other way round': (i) => `${nameOf(person(i)).family} ${nameOf(person(i)).given}`,
    'one letter': (i) => nameOf(person(i)).given.slice(0, 1),
    'two letters': (i) => nameOf(person(i)).family.slice(0, 2),
    'beginning of a family name': (i) => nameOf(person(i)).family.slice(0, 4),
    'e-mail': (i) => rawEmail(person(i)),
    'phone, international': (i) => `+43 664 ${national(i)}`,
    'phone, as dialled': (i) => `(0664) ${national(i).slice(0, 3)}-${national(i).slice(3)}`,
    company: (i) => ['Fer', 'Gru', 'Hal', 'Isx'][i % 4] ?? 'Fer',
    'typing error': (i) => misspelt(nameOf(person(i)).family),
    'no hit': (i) => `zzyx${i}`,
  };
}

function rawEmail(n: number): string {
  const { payload } = rawGoogleContact(n, { accountId: ACCOUNT, duplicateEvery: 0 }).message.value;
  return normaliseGoogleContact(JSON.parse(payload), { region: 'AT' }).emails[0]?.value ?? '';
}

const misspelt = (name: string): string => `${name.slice(0, 3)}${name.slice(4)}`;

async function measure(reader: PersonListReader, query: (i: number) => string): Promise<Milliseconds> {
  const taken: number[] = [];
  let found = 0;
  for (let i = 0; i < QUERIES_OF_A_KIND; i++) {
    const started = performance.now();
    const { data } = await reader.page({ search: query(i), limit: 50, archived: 'false' });
    taken.push(performance.now() - started);
    if (data.length > 0) found += 1;
  }
  taken.sort((a, b) => a - b);
  const at = (share: number) => Number((taken[Math.floor(share * (taken.length - 1))] ?? 0).toFixed(1));
  return { p50: at(0.5), p95: at(0.95), p99: at(0.99), found };
}
