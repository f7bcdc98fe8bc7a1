import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import type { RawContact } from '#contracts';
import { FoldHarness } from '../../test/support/fold/fold-harness.js';
import { contactUpsert, rawContact } from '../../test/support/fold/records/raw-records.js';
import { picker } from '../../test/support/fold/records/record-changes.js';

let harness: FoldHarness;

beforeAll(async () => {
  harness = await FoldHarness.open();
});
beforeEach(() => harness.clear());
afterAll(() => harness?.close());

const person = (fields: object): string => JSON.stringify(fields);
const pick = picker(1);
/** Without a pattern, so that no compression makes it short. */
const LONG = Array.from({ length: 20_000 }, () => String.fromCharCode(97 + pick(26))).join('');

it.each<[string, Partial<RawContact>, string]>([
  ['of an unknown provider', { provider: 'carrier-pigeon' }, 'UNKNOWN_PROVIDER'],
  ['of a provider named like a property of every object', { provider: 'constructor' }, 'UNKNOWN_PROVIDER'],
  ['with an unknown operation', { operation: 'UNKNOWN' }, 'UNKNOWN_OPERATION'],
  ['whose payload is no JSON', { payload: '{"names": [' }, 'PAYLOAD_NOT_JSON'],
  ['whose payload is no object', { payload: '["a"]' }, 'PAYLOAD_NOT_AN_OBJECT'],
  ['with a NUL in its version', { version: 'v\0' }, 'SQL_22021'],
  ['with a NUL in its external id', { externalId: 'e\0' }, 'SQL_22021'],
  ['from a time that no calendar has', { observedAt: 4e14 }, 'TIME_OUT_OF_RANGE'],
  ['from before all computers', { observedAt: -1e14 }, 'TIME_OUT_OF_RANGE'],
])('a record %s is a dead letter and its neighbours are committed', async (_, broken, code) => {
  harness.appendRecords([
    contactUpsert({ externalId: 'left', turn: 1 }, { name: 'Ida Berg' }),
    rawContact({ externalId: 'broken', turn: 2 }, { payload: person({ names: [{ givenName: 'Otto' }] }), ...broken }),
    contactUpsert({ externalId: 'right', turn: 3 }, { name: 'Otto Berg' }),
  ]);

  expect(await harness.catchUp()).toMatchObject({ deadLetters: 1 });
  expect(await harness.database.query('select consumer, state, code from log.dead_letters')).toEqual([
    { consumer: 'identity-resolver', state: 'dead', code },
  ]);
  expect(await harness.database.query('select name from crm.contacts order by name')).toEqual([
    { name: 'Ida Berg' },
    { name: 'Otto Berg' },
  ]);
});

it.each<[string, object]>([
  ['NUL characters', { names: [{ displayName: 'O\0tto' }], biographies: [{ value: '\0' }], urls: [{ value: 'a\0b' }] }],
  ['lone surrogates', { names: [{ displayName: 'Otto \ud800' }], userDefined: [{ key: '\udc00', value: '\ud800x' }] }],
  ['a name of 20,000 characters', { names: [{ displayName: LONG }] }],
  [
    'an e-mail, a phone and a link of 20,000 characters',
    {
      emailAddresses: [{ value: `${LONG}@post.example` }],
      phoneNumbers: [{ value: LONG }],
      urls: [{ value: `https://post.example/${LONG}` }],
    },
  ],
  [
    'an address and a date of 20,000 characters',
    {
      addresses: [{ streetAddress: LONG }],
      birthdays: [{ text: LONG }],
      imClients: [{ username: LONG, protocol: LONG }],
    },
  ],
  ['a note of a million characters', { biographies: [{ value: 'x'.repeat(1_000_000) }] }],
  ['keys of every object', { constructor: [], __proto__: { names: 1 }, names: 'none', emailAddresses: { a: 1 } }],
])('a contact with %s becomes a card', async (_, fields) => {
  harness.appendRecords([rawContact({ externalId: 'odd', turn: 1 }, { payload: person(fields) })]);

  expect(await harness.catchUp()).toEqual({ records: 2, deadLetters: 0 });
  expect(await harness.database.query('select count(*)::int as cards from crm.contacts')).toEqual([{ cards: 1 }]);
});
