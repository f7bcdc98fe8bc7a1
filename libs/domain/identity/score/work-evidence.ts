import type { Features } from '../features/index.js';
import type { WorkEvidence, WorkParts } from './evidence.js';
import type { Weights } from './weights.js';

type Part = keyof WorkParts;

/** People change jobs, so a difference weighs little; colleagues share an organization. */
export function workEvidence(a: Features, b: Features, weights: Weights): WorkEvidence[] {
  if (a.posts.length === 0 || b.posts.length === 0) return [];
  const [title, organization] = [sharedOf('title', a, b), sharedOf('organization', a, b)];
  if (title === undefined && organization === undefined) return [];
  const weight =
    (title === undefined ? 0 : weights.title[title === '' ? 'differs' : 'same']) +
    (organization === undefined ? 0 : weights.organization[organization === '' ? 'differs' : 'same']);
  const level = { ...levelOf('title', title), ...levelOf('organization', organization) };
  const value = [title, organization].filter(Boolean).join(', ');
  return [{ family: 'work', level, weight, ...(value !== '' && { a: value, b: value }) }];
}

/** Empty when both have the part and no value is the same; undefined when one of them lacks it. */
function sharedOf(part: Part, a: Features, b: Features): string | undefined {
  const others = b.posts.map((post) => post[part]).filter(Boolean);
  const own = a.posts.map((post) => post[part]).filter(Boolean);
  return own.length === 0 || others.length === 0 ? undefined : (own.find((text) => others.includes(text)) ?? '');
}

function levelOf(part: Part, shared: string | undefined): WorkParts {
  return shared === undefined ? {} : { [part]: shared === '' ? 'differs' : 'same' };
}
