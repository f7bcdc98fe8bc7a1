import { randomUUID } from 'node:crypto';
import { promises as dns } from 'node:dns';
import { Agent } from 'undici';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Retry } from '#connector-kit';
import type { Message, RawContactMessage, RawGroupMessage } from '#contracts';
import { writeVcard } from '#domain';
import { CarddavConnector } from '../../apps/carddav-ingester/carddav.sync.js';
import { PersonExportReader } from '../../apps/control-api/features/persons/export/person-export.reader.js';
import { SyncHarness } from '../../libs/connector-kit/testing/contract/index.js';
import { FoldHarness } from '../support/fold/fold-harness.js';
import { circleRecords } from '../support/fold/records/circle-records.js';
import { CarddavServer, carddavKinds } from '../support/servers/carddav.js';

const FRIENDS = 120;
const silent = { info: () => {}, warn: () => {}, error: () => {} };
/** Columns of provenance and time. */
const IGNORED_COLUMNS = ['identity_ids', 'metadata', 'revision', 'updated_at', 'raw_offset'];
/** The provenance of details and organizations. */
const IDENTITIES_IN_JSON = /, "identityIds": \[[^\]]*\]/g;
const CARD_TABLES = ['crm.contacts', 'crm.contact_info', 'crm.addresses', 'crm.important_dates'];

const dispatcher = new Agent();
let fold: FoldHarness;
beforeAll(async () => {
  fold = await FoldHarness.open();
});
afterAll(async () => {
  await dispatcher.destroy();
  await fold?.close();
});

async function exported(): Promise<Map<string, string>> {
  const cards = new Map<string, string>();
  for await (const person of new PersonExportReader(fold.database).persons('')) {
    cards.set(person.personId, writeVcard(person));
  }
  return cards;
}

async function rowsOfCards(persons: ReadonlySet<string>): Promise<string[]> {
  const rows = await fold.rows(IGNORED_COLUMNS);
  const own = CARD_TABLES.flatMap((table) => rows[table] ?? []).filter((row) => {
    const { id, contact_id } = JSON.parse(row) as { id?: string; contact_id?: string };
    return persons.has(id ?? contact_id ?? '');
  });
  return own.map((row) => row.replace(IDENTITIES_IN_JSON, ''));
}

const isContact = (message: Message): message is RawContactMessage => message.type === 'RawContact';
const isGroup = (message: Message): message is RawGroupMessage => message.type === 'RawGroup';

async function readInto(server: CarddavServer, cards: ReadonlyMap<string, string>): Promise<string> {
  const user = server.newUser();
  const book = await user.makeBook('copy');
  for (const [id, card] of cards) await user.put(book, `${id}.vcf`, card);
  const secrets: Readonly<Record<string, string>> = user.credentials;
  const connector = new CarddavConnector({
    vault: { get: async (_: string, name: string) => secrets[name] },
    retry: new Retry({ logger: silent, wait: async () => {} }),
    dispatcher,
    records: dns,
  });
  const accountId = randomUUID();
  const settings = { server: server.url + user.root.slice(1) };
  const syncs = await new SyncHarness(fold.database, { connector, settings, accountId }).connect();
  expect(await syncs.sync('FULL')).toMatchObject({ stored: cards.size });
  const { sent } = syncs.log;
  fold.appendRecords(
    sent.flatMap(({ key, message }) => (isContact(message) ? [{ key, message }] : [])),
    sent.flatMap(({ key, message }) => (isGroup(message) ? [{ key, message }] : [])),
  );
  expect(await fold.catchUp()).toMatchObject({ deadLetters: 0 });
  return accountId;
}

describe.each(carddavKinds)('persons that are exported into %s and synced back', (kind) => {
  let server: CarddavServer;
  beforeAll(async () => {
    server = await CarddavServer.start(kind);
  });
  afterAll(() => server?.close());

  test('are the same persons with the same cards, also those that differ from others only by the UID of their card', async () => {
    await fold.clear();
    fold.appendRecords(circleRecords(7, FRIENDS).records);
    await fold.catchUp();
    const cards = await exported();
    const persons = new Set(cards.keys());
    const before = await rowsOfCards(persons);

    const accountId = await readInto(server, cards);
    expect(await rowsOfCards(persons)).toEqual(before);
    const back = await fold.database.query<{ path: string; person: string }>(
      `select external_contact_id as path, local_contact_id as person from crm.contacts_source_links where account_id = $1`,
      [accountId],
    );
    const exportedAs = new Map(back.map(({ path, person }) => [path.replace(/^.*\/|\.vcf$/g, ''), person]));
    expect([...exportedAs.keys()].sort()).toEqual([...persons].sort());
    expect([...exportedAs].filter(([id, person]) => person !== id)).toEqual([]);
  });

  test('into another Kith are as many persons, whose export is the same again', async () => {
    await fold.clear();
    fold.appendRecords(circleRecords(7, FRIENDS).records);
    await fold.catchUp();
    const first = await exported();

    await fold.clear();
    await readInto(server, first);
    const second = await exported();
    const contents = (cards: ReadonlyMap<string, string>) => [...cards.values()].map(withoutOrigin).sort();
    expect(contents(second)).toEqual(contents(first));
  });
});

/** Who wrote the card, and when. */
function withoutOrigin(card: string): string {
  return card.replace(/^(?:UID|REV):.*\r\n/gm, '');
}
