import { afterAll, beforeAll, expect, test } from 'vitest';
import { crmActivity, crmChanges } from '#contracts';
import { BrokerProbe, connectKafka } from '#event-log';
import { RebuildRefused } from '../../apps/crm-projector/rebuild/rebuild-crm.js';
import { rowsOf } from '../support/fold/rows.js';
import { silentLogger } from '../support/silent-logger.js';
import { FileSourceHarness } from './file-source.harness.js';

let harness: FileSourceHarness;
let broker: BrokerProbe;
beforeAll(async () => {
  harness = await FileSourceHarness.open();
  broker = new BrokerProbe(connectKafka(harness.kafka, silentLogger));
});
afterAll(async () => {
  await broker?.close();
  await harness?.close();
});

const card = (n: number) =>
  [
    'BEGIN:VCARD',
    'VERSION:3.0',
    `UID:u${n}`,
    `FN:Person ${n}`,
    `N:${n};Person;;;`,
    `EMAIL:p${n}@x.example`,
    'END:VCARD',
    '',
  ].join('\r\n');
const file = (count: number) => Array.from({ length: count }, (_, n) => card(n)).join('');

/** The ends of what other systems consume. */
async function sent(): Promise<unknown> {
  const names = [crmChanges, crmActivity].map(({ name }) => harness.kafka.topicPrefix + name);
  await harness.folded();
  return broker.endsOf(names);
}

const rows = () => rowsOf(harness.database, ['crm'], []);

/** Columns, constraints and indexes, as a migration would find them. */
const shape = () =>
  harness.database.query(
    `select 'column' as kind, format('%s.%s %s %s %s', table_name, column_name, data_type, is_nullable, column_default) as text
     from information_schema.columns where table_schema = 'crm'
     union all select 'constraint', format('%s %s %s', conrelid::regclass, conname, pg_get_constraintdef(oid))
     from pg_constraint where connamespace = 'crm'::regnamespace
     union all select 'index', indexdef from pg_indexes where schemaname = 'crm' order by 1, 2`,
  );

/** Counts the persons until `work` ends. Returns each count that a reader saw. */
async function seenDuring(work: Promise<void>): Promise<Set<number>> {
  const seen = new Set<number>();
  let isOver = false;
  const ended = work.finally(() => {
    isOver = true;
  });
  while (!isOver) seen.add((await harness.data<unknown[]>('GET persons?limit=200')).length);
  await ended;
  return seen;
}

test('crm is rebuilt beside the live tables: readers see it whole, rows are equal, and nothing is sent again', async () => {
  const account = await harness.connect();
  await harness.upload(account, file(120));
  await harness.folded();
  const [person] = await harness.data<{ id: string }[]>('GET persons?search=person%207');
  const { version } = await harness.data<{ version: string }>(`GET persons/${person?.id}`);
  await harness.call(`PATCH persons/${person?.id}`, { version, fields: { nickname: 'Seven' } });
  await expect.poll(() => harness.data(`GET persons/${person?.id}`)).toMatchObject({ nickname: 'Seven' });
  // As an interrupted rebuild leaves it.
  await harness.database.query('create schema crm_next; create table crm_next.contacts (id int)');
  const [before, sentBefore, shapeBefore] = [await rows(), await sent(), await shape()];

  expect(await seenDuring(harness.rebuild())).toEqual(new Set([120]));

  expect(await rows()).toEqual(before);
  expect(await sent()).toEqual(sentBefore);
  expect(await shape()).toEqual(shapeBefore);
  expect(await harness.database.query("select nspname from pg_namespace where nspname like 'crm%'")).toEqual([
    { nspname: 'crm' },
  ]);
});

test('what arrives during a rebuild is in the rebuilt tables, and the projector goes on with them', async () => {
  const account = await harness.connect();
  await harness.upload(account, file(3).replaceAll('Person', 'Guest').replaceAll('@x.', '@y.'));
  const arriving = harness.upload(account, file(5).replaceAll('Person', 'Guest').replaceAll('@x.', '@y.'));
  await Promise.all([harness.rebuild(), arriving]);
  await harness.upload(account, file(6).replaceAll('Person', 'Guest').replaceAll('@x.', '@y.'));
  await harness.folded();
  expect(await harness.data('GET persons?search=guest')).toHaveLength(6);
  const after = await rows();
  await harness.rebuild();
  expect(await rows()).toEqual(after);
});

test('a second rebuild at the same time is refused', async () => {
  const outcomes = await Promise.allSettled([harness.rebuild(), harness.rebuild()]);
  expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  const [refused] = outcomes.filter((one) => one.status === 'rejected');
  expect(refused?.reason).toBeInstanceOf(RebuildRefused);
});
