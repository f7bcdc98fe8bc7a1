import { Injectable } from '@nestjs/common';
import { type Explanation, explainer } from '#domain';
import { loadNeighbourhood, type Neighbourhood } from '#identity-store';
import { Database, type Tx } from '#store';
import { inSqlSnapshot } from '../../../platform/database/read-snapshot.js';
import { ApiError } from '../../../platform/http/api-error.js';
import { type EvidenceView, evidenceView } from './evidence-text.js';

export interface ExplanationView extends Omit<Explanation, 'evidence' | 'negative'> {
  readonly evidence: readonly EvidenceView[];
  readonly negative: readonly EvidenceView[];
}

export interface ExplainedPair {
  /** Two source contacts. */
  readonly identityIds: readonly [string, string];
  readonly explanation: ExplanationView;
}

/** Explains why two identities are one person or not. Computed from the tables of the resolver. */
@Injectable()
export class ExplanationsReader {
  constructor(private readonly database: Database) {}

  /** @throws ApiError NOT_FOUND */
  async ofRecords(a: string, b: string): Promise<ExplainedPair> {
    return inSqlSnapshot(this.database, async (tx) => pairsIn(await around(tx, a, b))(a, b));
  }

  /**
   * Explains the pair of source contacts of the two persons with the highest score. If both ids lead to one person, the pair with these
   * ids. @throws ApiError NOT_FOUND
   */
  async ofPersons(id: string, other: string): Promise<ExplainedPair> {
    return inSqlSnapshot(this.database, async (tx) => {
      const neighbourhood = await around(tx, id, other);
      const { members, removed } = neighbourhood;
      const [one, two] = [personOf(neighbourhood, id, 'id'), personOf(neighbourhood, other, 'with')];
      const pairIn = pairsIn(neighbourhood);
      if (one === two) return pairIn(id, other);
      const own = (person: string) =>
        [...members.values()].filter(({ personId, identityId }) => personId === person && !removed.has(identityId));
      const pairs = own(one).flatMap((a) => own(two).map((b) => pairIn(a.identityId, b.identityId)));
      const [best] = pairs.sort((x, y) => y.explanation.score - x.explanation.score);
      return best ?? pairIn(id, other);
    });
  }
}

interface Surroundings extends Neighbourhood {
  /** Source contacts of accounts that were removed with them: nothing of their content is shown. */
  readonly removed: ReadonlySet<string>;
}

/** The components of both, and of the other sides of their reviews. */
async function around(tx: Tx, a: string, b: string): Promise<Surroundings> {
  const rivals = await tx.query<{ id: string }>(
    `select unnest(array[identity_a, identity_b]) as id from identity.reviews where identity_a = any($1)
     union select unnest(array[identity_a, identity_b]) from identity.reviews where identity_b = any($1)`,
    [[a, b]],
  );
  const roots = [...new Set([a, b, ...rivals.map(({ id }) => id)])];
  const neighbourhood = await loadNeighbourhood(tx, { roots, changed: new Map(), identifierIds: [], blocks: [] });
  const gone = await tx.query<{ id: string }>(
    'select identity_id as id from crm.contacts_source_links where identity_id = any($1) and account_removed_at is not null',
    [[...neighbourhood.members.keys()]],
  );
  return { ...neighbourhood, removed: new Set(gone.map(({ id }) => id)) };
}

function personOf({ members }: Surroundings, id: string, field: string): string {
  const member = members.get(id);
  if (!member) throw new ApiError('NOT_FOUND', 'There is no person with this id.', { field });
  return member.personId;
}

function pairsIn({ input, members, removed }: Surroundings): (a: string, b: string) => ExplainedPair {
  const explain = explainer(input);
  return (a, b) => {
    for (const [field, id] of [
      ['id', a],
      ['with', b],
    ] as const)
      if (!members.has(id) || removed.has(id))
        throw new ApiError('NOT_FOUND', 'There is no source contact with this id.', { field });
    const { evidence, negative, ...explanation } = explain(a, b);
    const texts = { evidence: evidence.map(evidenceView), negative: negative.map(evidenceView) };
    return { identityIds: [a, b], explanation: { ...explanation, ...texts } };
  };
}
