import { describe, expect, it } from 'vitest';
import type { LinkedContact } from '../source-contact.js';
import { linkedWith } from '../testing/contact-with.js';
import { sourceActivity } from './source-activity.js';
import { sourceStep } from './source-step.js';

const email = { value: 'ida@x.example', normalized: 'ida@x.example', label: null, primary: true };
const ida = linkedWith('ida', 1, { fields: { displayName: 'Ida Berg', emails: [email] } });

function activity(before: LinkedContact | undefined, after: LinkedContact) {
  return sourceActivity(before, after, sourceStep(before, after).fields);
}

describe('the activity of a step', () => {
  it('is contact_synced for the first observation', () => {
    expect(activity(undefined, ida)).toEqual({
      identityId: 'ida',
      personId: 'ida',
      type: 'contact_synced',
      provider: 'google',
      accountId: 'account-1',
      externalId: 'external-ida',
      fields: [],
      occurredAt: 1000,
      step: 'v1@1000',
    });
  });

  it('is contact_sync_updated with the names of the changed fields, and never their values', () => {
    const after = linkedWith('ida', 2, { fields: { displayName: 'Ida Moser' } });
    expect(activity(ida, after)).toEqual({
      identityId: 'ida',
      personId: 'ida',
      type: 'contact_sync_updated',
      provider: 'google',
      accountId: 'account-1',
      externalId: 'external-ida',
      fields: ['name', 'email'],
      occurredAt: 2000,
      step: 'v2@2000',
    });
  });

  const gone = { ...ida, revision: 2, deleted: true };

  it.each([
    ['contact_sync_deleted_source for a deletion', ida, gone, { type: 'contact_sync_deleted_source', fields: [] }],
    [
      'contact_sync_updated for a contact that is undeleted',
      gone,
      { ...ida, revision: 3 },
      { type: 'contact_sync_updated', fields: ['archivalReview'] },
    ],
  ])('is %s', (_, before, after, expected) => {
    expect(activity(before, after)).toMatchObject(expected);
  });

  it.each([
    ['the second deletion', gone, { ...gone, revision: 3 }],
    ['a change of the person alone', ida, { ...ida, revision: 2, personId: 'otto' }],
    ['a version with the same content', ida, { ...ida, revision: 2, version: 'v2', observedAt: 2000 }],
    ['a step back to an earlier deletion', linkedWith('ida', 2), { ...gone, revision: 3 }],
    ['a step back to an earlier observation', linkedWith('ida', 2), { ...ida, revision: 3 }],
  ])('is absent for %s', (_, before, after) => {
    expect(activity(before, after)).toBeUndefined();
  });

  it('has a step key that depends on version and time, not on revision and person', () => {
    const after = linkedWith('ida', 2, { fields: { displayName: 'Ida Moser' } });
    const key = (rest: Partial<LinkedContact>) => activity(ida, { ...after, ...rest })?.step;

    expect(key({ revision: 7, personId: 'otto' })).toBe('v2@2000');
    expect(key({ version: 'v9' })).toBe('v9@2000');
    expect(key({ observedAt: 2001 })).toBe('v2@2001');
  });
});
