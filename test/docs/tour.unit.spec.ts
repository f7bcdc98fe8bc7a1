import { expect, it } from 'vitest';
import { DEFAULT_SETTINGS } from '../../apps/sandbox/index.js';
import { makeCircle } from '../../apps/sandbox/population/circle.js';

it('the person of docs/tour.md has two contacts in the sandbox, with the same company', () => {
  const contacts = makeCircle(DEFAULT_SETTINGS).cards.filter(({ name }) => name?.family === 'Nóbrega');

  expect(contacts.map(({ name, organization }) => [name?.given, organization?.name])).toEqual([
    ['Luzia', 'Nordlicht Werft'],
    ['Luzia', 'Nordlicht Werft'],
  ]);
});
