import { expect, it } from 'vitest';
import { evidenceView, type StoredEvidence } from './evidence-text.js';

it.each<[string, StoredEvidence['level']]>([
  ['given slip, family same', { given: 'slip', family: 'same', swapped: false }],
  ['given same, family part, other order', { given: 'same', family: 'part', swapped: true }],
  ['compatible', { whole: 'compatible' }],
  ['two parts', 'two parts'],
  // As a jsonb column returns it: the order of keys is not that of the text.
  [
    'one house: street same, city slip, code same fine',
    { parts: { city: 'slip', code: 'same fine', street: 'same' }, nearness: 'one house' },
  ],
  ['differs: ', { nearness: 'differs', parts: {} }],
  ['same landline', { nearness: 'same landline', parts: {} }],
  ['title differs, organization same', { organization: 'same', title: 'differs' }],
  ['one area: code same', 'one area: code same'],
])('the text of a level is "%s"', (text, level) => {
  const rest = { family: 'name', weight: 3, a: 'x', b: 'y' } as const;
  expect(evidenceView({ ...rest, level })).toEqual({ ...rest, level: text });
});

it('evidence without values has none in the view', () => {
  const evidence = { family: 'account', level: 'two entries', weight: -4 } as const;
  expect(Object.keys(evidenceView(evidence))).toEqual(['family', 'level', 'weight']);
});
