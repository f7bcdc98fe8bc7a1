import { describe, expect, it } from 'vitest';
import { combineJudgements, type Judgement } from './judgements.js';

type Made = readonly [verdict: Judgement['verdict'], groups: string, madeAt?: number];

/** "ab c": the groups a, b and c. */
const judgement = ([verdict, groups, madeAt = 1]: Made, i: number): Judgement => ({
  judgementId: `${i}`,
  verdict,
  groups: groups.split(' ').map((group) => [...group]),
  madeAt,
});

describe('combineJudgements', () => {
  it.each<[string, Made[], string, string]>([
    ['SAME joins all of its groups', [['SAME', 'abc']], 'abc', ''],
    ['NOT_SAME joins each group and separates the groups', [['NOT_SAME', 'ab cd']], 'ab', 'cd'],
    [
      'the later of two contradicting judgements applies',
      [
        ['SAME', 'ab', 2],
        ['NOT_SAME', 'a b', 1],
      ],
      'ab',
      '',
    ],
    [
      'a later separation outweighs a join',
      [
        ['SAME', 'ab', 1],
        ['NOT_SAME', 'a b', 2],
      ],
      'a',
      'b',
    ],
    [
      'of two at one time the greater id applies',
      [
        ['SAME', 'ab'],
        ['NOT_SAME', 'a b'],
      ],
      'a',
      'b',
    ],
    [
      'what does not contradict still applies',
      [
        ['SAME', 'abc', 1],
        ['NOT_SAME', 'a b', 2],
      ],
      'ac',
      'b',
    ],
    [
      'joins are transitive',
      [
        ['SAME', 'ab'],
        ['SAME', 'bc'],
      ],
      'abc',
      '',
    ],
    ['UNSURE neither joins nor separates', [['UNSURE', 'a b']], 'a', ''],
  ])('%s', (_, made, members, separated) => {
    for (const list of [made.map(judgement), made.map(judgement).reverse()]) {
      const { clusters } = combineJudgements(list);
      expect([...clusters.members('a')].sort().join('')).toBe(members);
      const others = ['a', 'b', 'c', 'd'].filter((id) => clusters.areSeparated('a', id));
      expect(others.join('')).toBe(separated);
    }
  });

  it('collects the pairs that were put off', () => {
    expect([...combineJudgements([judgement(['UNSURE', 'b ac'], 1)]).unsure].sort()).toEqual(['a b', 'b c']);
  });
});
