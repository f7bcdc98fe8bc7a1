import { expect, test } from 'vitest';
import { rawRecord } from './raw-record.js';

const account = { accountId: '00000000-0000-4000-8000-000000000001', provider: 'google', region: 'DE' };
const source = { ...account, settings: {} };
const after = {
  kind: 'contact',
  externalId: 'a',
  stream: 'contacts',
  locator: 'people/c1',
  revision: 3,
  contentHash: 'h',
  deleted: false,
  tag: null,
} as const;
const change = { existed: false, after, aliases: ['z', 'a', 'p', 'people/c1'], payload: '{"n":1}' };
const observation = { observedAt: 5, syncJobId: 'job', origin: 'LIVE' } as const;

test('the version of the envelope is revision and content hash, and each alias is in it once, sorted', () => {
  expect(rawRecord(source, change, observation)).toEqual({
    recordId: expect.stringMatching(/^[0-9a-f-]{36}$/),
    ...account,
    kind: 'contact',
    externalId: 'a',
    aliases: ['p', 'people/c1', 'z'],
    operation: 'UPSERT',
    version: '3.h',
    ...observation,
    payload: '{"n":1}',
  });
});

test('the record id depends on the version, and not on the attempt', () => {
  const { recordId } = rawRecord(source, change, observation);
  expect(rawRecord(source, change, { ...observation, observedAt: 6, syncJobId: 'other' }).recordId).toBe(recordId);
  expect(rawRecord(source, { ...change, after: { ...after, revision: 4 } }, observation).recordId).not.toBe(recordId);
});
