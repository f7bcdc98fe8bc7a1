import { afterAll, beforeAll, expect, it } from 'vitest';
import { FoldHarness } from '../../support/fold/fold-harness.js';
import { makeCorpus } from '../corpus/corpus.js';
import { evaluateInMemory } from './in-memory.js';
import { evaluateInProduction } from './production.js';

let harness: FoldHarness;
beforeAll(async () => {
  harness = await FoldHarness.open();
});
afterAll(() => harness.close());

it('the resolver on Postgres and the solver over everything at once come to the same', async () => {
  // What the log has of a record is Google's.
  const labelled = makeCorpus('fit', 150).map(({ provider: _, ...record }) => record);
  const { report } = await evaluateInProduction(harness, labelled);
  expect(report).toEqual(evaluateInMemory(labelled));
});
