import { describe, expect, test } from 'vitest';
import { searchPatterns } from './search-patterns.js';

describe('search patterns', () => {
  test.each([
    ['', []],
    ['  ', []],
    ['Ada', ['%ada%']],
    ['Ada  MÜLLER', ['%ada%', '%muller%']],
    ['ada ada', ['%ada%']],
    ['100%_\\', ['%100\\%\\_\\\\%']],
    ['+49 (030) 12-34', ['%49%', '%30%', '%1234%']],
    ['0049301234', ['%49301234%']],
    ['0', ['%0%']],
    ['()', ['%()%']],
    ['4you', ['%4you%']],
  ])('of "%s" are %o', (search, patterns) => {
    expect(searchPatterns(search)).toEqual(patterns);
  });
});
