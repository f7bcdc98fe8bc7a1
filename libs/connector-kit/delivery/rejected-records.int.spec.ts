import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { SingleObjectCodec } from '#contracts';
import { Outbox } from '#event-log';
import { listDeadLetters, requestSettlement, showDeadLetter } from '#event-log/dead-letters';
import { Database, type Tx } from '#store';
import type { TestEnvironment } from '../../../test/support/create-test-environment.js';
import { openTestEnvironment } from '../../../test/support/test-environment.js';
import { markingSeal } from '../../event-log/testing/marking-seal.js';
import { outboxRecords } from '../../event-log/testing/outbox-records.js';
import { Accounts } from '../accounts/accounts.js';
import type { RejectedRecord } from '../ports/source-stream.js';
import { SourceVersions } from '../snapshot/source-versions.js';
import { StreamStates } from '../snapshot/stream-states.js';
import { RejectedRecords } from './rejected-records.js';

const STREAM = 'book';
const card: RejectedRecord = { kind: 'contact', locator: 'a.vcf', code: 'NOT_A_VCARD', text: 'Ada\0' };
const list: RejectedRecord = { kind: 'group', locator: 'g.vcf', code: 'CARD_TOO_LARGE', text: 'Friends' };

let testEnv: TestEnvironment;
let database: Database;
let accountId: string;
let records: RejectedRecords;

beforeAll(async () => {
  testEnv = await openTestEnvironment();
  database = await Database.open({ url: testEnv.databaseUrl, applicationName: 'rejected-records' });
});
afterAll(async () => {
  await database.close();
  await testEnv.close();
});
beforeEach(async () => {
  await database.query('truncate log.dead_letters, log.outbox, ingest.rejected_records');
  accountId = randomUUID();
  const account = { accountId, provider: 'carddav', region: null, settings: {} };
  const outbox = new Outbox('spec', new SingleObjectCodec(), markingSeal);
  records = new RejectedRecords(outbox, account, new SourceVersions(database, accountId), () => 0);
});

describe('a record that cannot be read', () => {
  it('is an open dead letter of the topic of its kind, sealed in the table and on the dead-letter topic', async () => {
    await note([card, list]);

    const keys = [`carddav/${accountId}/a.vcf`, `carddav/${accountId}/g.vcf`];
    const sealed = [`sealed for ${keys[0]}:Ada\0`, `sealed for ${keys[1]}:Friends`];
    const common = { consumer: 'spec', partition: null, offset: null, state: 'dead', requestedBy: null };
    const letters = await listDeadLetters(database, {});
    expect(letters).toEqual([
      expect.objectContaining({ ...common, topic: 'raw.contacts', key: keys[0], code: 'NOT_A_VCARD' }),
      expect.objectContaining({ ...common, topic: 'raw.groups', key: keys[1], code: 'CARD_TOO_LARGE' }),
    ]);
    const shown = await Promise.all(letters.map(({ id }) => showDeadLetter(database, id)));
    expect(shown.map((letter) => String(letter?.value))).toEqual(sealed);
    expect(await outgoing()).toEqual([
      { topic: 'raw.contacts.dlq', key: keys[0], value: sealed[0], code: 'NOT_A_VCARD' },
      { topic: 'raw.groups.dlq', key: keys[1], value: sealed[1], code: 'CARD_TOO_LARGE' },
    ]);
  });

  it('becomes one dead letter however often it is listed with the same content', async () => {
    await note([card]);
    await note([card]);
    expect(await states()).toEqual(['dead']);
    expect(await outgoing()).toHaveLength(1);
  });

  it('gets a new dead letter when its content changes, and the old one is resolved', async () => {
    await note([card]);
    await note([{ ...card, text: 'Ada Byron' }]);
    expect(await states()).toEqual(['resolved', 'dead']);
    expect(await outgoing()).toHaveLength(2);
  });

  it.each<[string, () => Promise<void>]>([
    ['it can be read', () => note([], ['a.vcf'])],
    ['a complete listing does not list it', () => inTransaction((tx) => records.keepSeen(tx, STREAM, randomUUID()))],
    ['its stream is gone', () => inTransaction((tx) => new StreamStates(database).forget(tx, accountId, STREAM))],
    ['its account is removed', () => inTransaction((tx) => new Accounts(database).remove(tx, [accountId], 0))],
  ])('has its dead letter resolved when %s', async (_title, change) => {
    await note([card]);
    await change();
    expect(await states()).toEqual(['resolved']);
    expect(await listDeadLetters(database, {})).toEqual([]);
  });

  it('stays a dead letter when it is listed again in a complete listing', async () => {
    const run = randomUUID();
    await note([card], [], run);
    await inTransaction((tx) => records.keepSeen(tx, STREAM, run));
    expect(await states()).toEqual(['dead']);
  });
});

describe('the dead letter of such a record', () => {
  const settle = async (action: 'replay' | 'discard') => {
    const [letter] = await listDeadLetters(database, {});
    return requestSettlement(database, { id: letter?.id ?? '', action, by: 'Ada' });
  };

  it('cannot be replayed', async () => {
    await note([card]);
    expect(await settle('replay')).toBe('not-replayable');
    expect(await states()).toEqual(['dead']);
  });

  it('is settled at once by discarding it, and stays discarded while the content is the same', async () => {
    await note([card]);
    expect(await settle('discard')).toBe('discarded');
    await note([card]);
    expect(await states()).toEqual(['discarded']);
    await note([], ['a.vcf']);
    expect(await states()).toEqual(['discarded']);
  });
});

function note(rejected: readonly RejectedRecord[], readable: readonly string[] = [], seenIn: string | null = null) {
  return inTransaction((tx) => records.note(tx, { stream: STREAM, rejected, readable, seenIn }));
}

function inTransaction(work: (tx: Tx) => Promise<void>): Promise<void> {
  return database.transaction(work);
}

async function states(): Promise<string[]> {
  const rows = await database.query<{ state: string }>('select state from log.dead_letters order by id');
  return rows.map(({ state }) => state);
}

async function outgoing() {
  const sent = await outboxRecords(database);
  return sent.map(({ topic, key, value, headers }) => ({
    topic,
    key,
    value: String(value),
    code: headers['x-error-code'],
  }));
}
