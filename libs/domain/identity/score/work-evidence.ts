import type { Features } from '../features/index.js';
import type { Evidence } from './evidence.js';

const ORGANIZATION_SAME = 5;
const TITLE_SAME = 5;
const DIFFERS = -0.5;

/** People change jobs, so what differs says little; colleagues share an organization. */
export function workEvidence(a: Features, b: Features): Evidence[] {
  if (a.posts.length === 0 || b.posts.length === 0) return [];
  const shared = (part: 'organization' | 'title') =>
    a.posts.find((post) => post[part] !== '' && b.posts.some((other) => other[part] === post[part]))?.[part];
  const [organization, title] = [shared('organization'), shared('title')];
  const weight = (organization === undefined ? 0 : ORGANIZATION_SAME) + (title === undefined ? 0 : TITLE_SAME);
  if (weight === 0) return [{ family: 'work', level: 'differs', weight: DIFFERS }];
  const value = [title, organization].filter((part) => part !== undefined).join(', ');
  return [{ family: 'work', level: 'same', weight, a: value, b: value }];
}
