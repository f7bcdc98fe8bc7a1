import { afterAll, beforeAll, expect, test } from 'vitest';
import { OrmDatabase } from '#store/orm';
import { openTestEnvironment } from '../../../../../test/support/test-environment.js';
import { PersonCardReader } from '../../../shared/persons/person-card.reader.js';
import { ReviewsReader } from './reviews.reader.js';

let testEnv: Awaited<ReturnType<typeof openTestEnvironment>>;
let database: OrmDatabase;
let reader: ReviewsReader;

beforeAll(async () => {
  testEnv = await openTestEnvironment();
  database = await OrmDatabase.open({ url: testEnv.databaseUrl, applicationName: 'reviews-spec' });
  reader = new ReviewsReader(database, new PersonCardReader(database));
});

afterAll(async () => {
  await database?.close();
  await testEnv?.close();
});

const idOf = (n: number) => `${n}0000000-0000-4000-8000-000000000000`;

async function insertReview(n: number, score: number): Promise<void> {
  await database.query(
    `insert into identity.reviews (review_id, identity_a, identity_b, score, later, explanation)
     values ($1, gen_random_uuid(), gen_random_uuid(), $2, false, '{"evidence": [], "vetoes": []}')`,
    [idOf(n), score],
  );
}

test('pages of open reviews have each review once: by score, those of the same score by id', async () => {
  for (const [n, score] of [
    [1, 3.5],
    [2, 7.25],
    [3, 7.25],
    [4, 7.25],
    [5, 9],
  ] as const)
    await insertReview(n, score);

  const pages: string[][] = [];
  let cursor: string | undefined;
  do {
    const { data, nextCursor } = await reader.page({ state: 'open', limit: 2, cursor });
    pages.push(data.map(({ id }) => id));
    cursor = nextCursor ?? undefined;
  } while (cursor !== undefined);

  expect(pages).toEqual([[idOf(5), idOf(2)], [idOf(3), idOf(4)], [idOf(1)]]);
});
