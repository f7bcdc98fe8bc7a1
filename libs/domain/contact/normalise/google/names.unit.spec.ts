import { describe, expect, it } from 'vitest';
import { googleNames } from './names.js';

const unnamed = {
  displayName: null,
  prefix: null,
  firstName: null,
  middleName: null,
  lastName: null,
  suffix: null,
  nickname: null,
  phoneticFirstName: null,
  phoneticLastName: null,
};

describe('names of a Google person', () => {
  it.each([
    ['the primary one', [{ metadata: { sourcePrimary: true } }, { metadata: { primary: true } }], 1],
    ['else the primary one of its source', [{}, { metadata: { sourcePrimary: true } }], 1],
    ['else the first', [{}, {}], 0],
  ])('come from %s', (_, marks, index) => {
    const names = marks.map((mark, at) => ({ ...mark, givenName: `Given ${at}` }));
    expect(googleNames({ names })).toEqual({ ...unnamed, firstName: `Given ${index}` });
  });

  it('fall back to the unstructured name', () => {
    expect(googleNames({ names: [{ unstructuredName: 'Ida Berg' }] })).toEqual({ ...unnamed, displayName: 'Ida Berg' });
  });

  it('keep native scripts and phonetic names', () => {
    const names = [
      { familyName: '山田', givenName: '花子', phoneticFamilyName: 'やまだ', phoneticGivenName: 'はなこ' },
    ];
    expect(googleNames({ names })).toEqual({
      ...unnamed,
      firstName: '花子',
      lastName: '山田',
      phoneticFirstName: 'はなこ',
      phoneticLastName: 'やまだ',
    });
  });

  it('do not take a maiden name, initials or a profile name as the nickname', () => {
    const nicknames = [
      { value: 'Born', type: 'MAIDEN_NAME' },
      { value: 'IB', type: 'INITIALS' },
      { value: 'ida.b', type: 'GPLUS' },
      { value: 'Idchen', type: 'DEFAULT' },
    ];
    expect(googleNames({ nicknames })).toEqual({ ...unnamed, nickname: 'Idchen' });
    expect(googleNames({ nicknames: nicknames.slice(0, 3) })).toEqual(unnamed);
  });
});
