import { expect, it } from 'vitest';
import { mergeLabels } from './merge-labels.js';

const label = (id: string, name: string, accountId: string, sources: string[]) => {
  return { id, name, provider: 'google', accountId, externalId: id, system: false, sources, editId: null };
};

it('a label that two accounts have is one label with the sources of both', () => {
  const labels = [
    label('1', 'Choir', 'a', ['x']),
    label('2', 'Friends', 'a', ['x', 'z']),
    label('3', 'friends', 'b', ['y', 'z']),
  ];
  expect(mergeLabels(labels)).toEqual([
    { ...label('1', 'Choir', 'a', ['x']), sameName: [] },
    {
      ...label('2', 'Friends', 'a', ['x', 'z', 'y']),
      sameName: [{ id: '3', provider: 'google', accountId: 'b', externalId: '3' }],
    },
  ]);
});
