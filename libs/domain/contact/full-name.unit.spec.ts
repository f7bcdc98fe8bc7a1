import { describe, expect, it } from 'vitest';
import { composedName, isFamilyNameFirst } from './full-name.js';

const NONE = { prefix: null, firstName: null, middleName: null, lastName: null, suffix: null };

describe('a name composed of its parts', () => {
  it.each([
    ['is in the order of speech', { firstName: 'Ida', middleName: 'Maria', lastName: 'Berg' }, 'Ida Maria Berg'],
    ['begins with its prefix', { prefix: 'Dr.', firstName: 'Ida', lastName: 'Berg' }, 'Dr. Ida Berg'],
    ['ends with its suffix', { firstName: 'John', lastName: 'Public', suffix: 'Esq.' }, 'John Public, Esq.'],
    ['may be one part', { lastName: 'Berg' }, 'Berg'],
    ['has the family name first in Chinese', { firstName: '小龍', lastName: '李' }, '李小龍'],
    ['has the family name first in Korean', { firstName: '길동', lastName: '홍' }, '홍길동'],
    ['has the family name first in Japanese', { firstName: 'さくら', lastName: '田中' }, '田中さくら'],
    ['has no spaces inside of East Asian parts', { firstName: '小 龍', lastName: '李' }, '李小龍'],
    ['has the family name first in half-width kana', { firstName: 'ﾀﾛｳ', lastName: 'ﾔﾏﾀﾞ' }, 'ﾔﾏﾀﾞﾀﾛｳ'],
    ['has an East Asian suffix without a comma', { firstName: '小龍', lastName: '李', suffix: '先生' }, '李小龍先生'],
    ['has another suffix behind a comma', { firstName: '小龍', lastName: '李', suffix: 'PhD' }, '李小龍, PhD'],
    ['is in the order of speech when one part is Latin', { firstName: 'Bruce', lastName: '李' }, 'Bruce 李'],
    ['does not exist for a prefix alone', { prefix: 'Dr.', suffix: 'Jr.' }, null],
    ['does not exist without parts', {}, null],
  ])('%s', (_, parts, name) => {
    expect(composedName({ ...NONE, ...parts })).toBe(name);
  });
});

it('the family name is first only where both parts are East Asian', () => {
  expect([
    isFamilyNameFirst({ firstName: '小龍', lastName: '李' }),
    isFamilyNameFirst({ firstName: '小龍', lastName: null }),
    isFamilyNameFirst({ firstName: 'Ida', lastName: '李' }),
  ]).toEqual([true, false, false]);
});
