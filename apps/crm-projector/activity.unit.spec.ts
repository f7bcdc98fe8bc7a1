import { describe, expect, it } from 'vitest';
import { sourceStep } from '#domain';
import { contactResolved, identityOf } from '../../test/support/fold/resolved.js';
import { activityOf } from './activity.js';
import { linkOf, type SourceLink } from './source-links.table.js';

const ida = link(1, { said: { name: 'Ida Berg', emails: ['ida@post.example'] } });

describe('activityOf', () => {
  it('tells of a contact that is new', () => {
    expect(told(undefined, ida)).toEqual({
      activityId: expect.stringMatching(/^[0-9a-f-]{36}$/),
      identityId: identityOf('ida'),
      personId: identityOf('ida'),
      type: 'contact_synced',
      provider: 'google',
      accountId: ida.accountId,
      externalId: 'ida',
      fields: [],
      values: [],
      occurredAt: ida.observedAt,
    });
  });

  it('tells which fields an update changed, and not their values', () => {
    const after = link(2, { said: { name: 'Ida Moser', phones: ['+43 664 1234567'] } });
    expect(told(ida, after)).toMatchObject({
      type: 'contact_sync_updated',
      fields: ['name', 'email', 'phone'],
      occurredAt: after.observedAt,
    });
  });

  it('tells of a deletion once', () => {
    const gone = { ...ida, revision: 2, deleted: true };
    expect(told(ida, gone)).toMatchObject({ type: 'contact_sync_deleted_source', fields: [] });
    expect(told(gone, { ...gone, revision: 3 })).toBeUndefined();
  });

  it('tells that a contact came back', () => {
    expect(told({ ...ida, deleted: true }, { ...ida, revision: 2 })).toMatchObject({
      type: 'contact_sync_updated',
      fields: ['archivalReview'],
    });
  });

  it('has nothing to tell when only the person changed', () => {
    expect(told(ida, { ...ida, revision: 2, personId: identityOf('otto') })).toBeUndefined();
  });

  it('gives the same step the same id whatever its revision and person, and other steps others', () => {
    const after = link(2, { said: { name: 'Ida Moser' } });
    const id = (step: SourceLink) => told(ida, step)?.activityId;

    expect(id({ ...after, revision: 7, personId: identityOf('otto') })).toBe(id(after));
    expect(id({ ...after, version: 'v9' })).not.toBe(id(after));
    expect(id({ ...after, observedAt: after.observedAt + 1 })).not.toBe(id(after));
  });
});

function told(before: SourceLink | undefined, after: SourceLink) {
  return activityOf(before, after, sourceStep(before, after).fields);
}

function link(revision: number, rest: Parameters<typeof contactResolved>[2]): SourceLink {
  return linkOf(contactResolved('ida', revision, rest));
}
