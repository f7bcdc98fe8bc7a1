import { describe, expect, it } from 'vitest';
import { linkedWith } from '../testing/contact-with.js';
import { sourceStep } from './source-step.js';

const v1 = linkedWith('ida', 1, { fields: { notes: 'oboe', nickname: 'Idchen' } });
const v2 = linkedWith('ida', 2, { fields: { notes: 'viola', nickname: 'Idchen' } });

describe('a step of a source contact', () => {
  it.each([
    ['the first observation', undefined, v1, { kind: 'first', after: v1, fields: [] }],
    [
      'another version: the changed fields have their value since it was observed',
      v1,
      v2,
      { kind: 'version', after: { ...v2, fieldSince: { notes: 2000 } }, fields: ['notes'] },
    ],
    [
      'another version: fields that did not change keep their time',
      { ...v1, fieldSince: { nickname: 500, notes: 700 } },
      v2,
      { kind: 'version', after: { ...v2, fieldSince: { nickname: 500, notes: 2000 } }, fields: ['notes'] },
    ],
    [
      'another version with the same scalar fields: all keep their time',
      { ...v1, fieldSince: { notes: 700 } },
      { ...v2, contact: { ...v1.contact, groups: ['g'] } },
      {
        kind: 'version',
        after: { ...v2, contact: { ...v1.contact, groups: ['g'] }, fieldSince: { notes: 700 } },
        fields: ['groups'],
      },
    ],
    [
      'a deletion: the content stays, and the card is up for review',
      v1,
      { ...v1, revision: 2, deleted: true },
      { kind: 'version', after: { ...v1, revision: 2, deleted: true }, fields: ['archivalReview'] },
    ],
    [
      'the same version with another person: all fields keep their time',
      { ...v1, fieldSince: { notes: 700 } },
      { ...v1, revision: 2, personId: 'otto' },
      { kind: 'same', after: { ...v1, revision: 2, personId: 'otto', fieldSince: { notes: 700 } }, fields: [] },
    ],
    [
      'an earlier observation: a replay, which starts without times',
      { ...v2, fieldSince: { notes: 2000 } },
      { ...v1, revision: 3 },
      { kind: 'replayed', after: { ...v1, revision: 3 }, fields: [] },
    ],
  ])('%s', (_, before, after, step) => {
    expect(sourceStep(before, after)).toEqual(step);
  });
});
