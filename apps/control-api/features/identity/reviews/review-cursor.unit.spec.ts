import { expect, test } from 'vitest';
import { reviewCursor } from './review-cursor.js';

const id = 'e2f4b6d8-1a3c-8e5f-9b7d-60c4a8e2f197';

test('a review cursor contains the rank and the id of the last review', () => {
  expect(reviewCursor.decode(reviewCursor.encode({ rank: 7.25, id }))).toEqual({ rank: 7.25, id });
  expect(reviewCursor.decode(reviewCursor.encode({ rank: -1.5, id }))).toEqual({ rank: -1.5, id });
});

test('a review cursor of an earlier version, the JSON array of rank and id, is still valid', () => {
  const earlier = Buffer.from(JSON.stringify([7.25, id])).toString('base64url');
  expect(reviewCursor.decode(earlier)).toEqual({ rank: 7.25, id });
});
