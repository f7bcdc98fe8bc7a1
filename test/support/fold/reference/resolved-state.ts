import type { Database } from '#store';
import type { ResolvedState } from './solve-from-scratch.js';

/** The persons, components and reviews in the resolver's tables. */
export async function readResolvedState(database: Database): Promise<ResolvedState> {
  const identities = await database.query<{ id: string; person: string; component: string }>(
    `select identity_id as id, person_id as person, coalesce(component_id, identity_id) as component
     from identity.identities`,
  );
  const reviews = await database.query<{ id: string; score: number; later: boolean }>(
    'select review_id as id, score, later from identity.reviews',
  );
  return {
    persons: Object.fromEntries(identities.map(({ id, person }) => [id, person])),
    components: Object.fromEntries(identities.map(({ id, component }) => [id, component])),
    reviews: Object.fromEntries(reviews.map(({ id, score, later }) => [id, { score, later }])),
  };
}
