import { expect, it } from 'vitest';
import type { SourceActivity } from '#domain';
import { activityOf } from './activity-feed.table.js';

const synced: SourceActivity = {
  identityId: '0b6b7a3e-4f0e-4d8a-9c55-0f6f6a1d1a01',
  personId: '0b6b7a3e-4f0e-4d8a-9c55-0f6f6a1d1a02',
  type: 'contact_synced',
  provider: 'google',
  accountId: 'account-1',
  externalId: 'ida',
  fields: [],
  occurredAt: 1000,
  step: 'v1@1000',
};
const idOf = (rest: Partial<SourceActivity>) => activityOf({ ...synced, ...rest }).activityId;

it('an activity has the id of its step and no values', () => {
  const { step: _, ...activity } = synced;
  expect(activityOf(synced)).toEqual({ ...activity, activityId: '3671a4ed-4af5-8c3a-b7a7-f5190943877f', values: [] });
});

it('the id of an activity depends on identity, type and step alone', () => {
  expect(idOf({ personId: synced.identityId, occurredAt: 2000, fields: ['name'] })).toBe(idOf({}));
  const others = [
    idOf({ identityId: synced.personId }),
    idOf({ type: 'contact_sync_updated' }),
    idOf({ step: 'v2@1000' }),
  ];
  expect(new Set([idOf({}), ...others]).size).toBe(4);
});
