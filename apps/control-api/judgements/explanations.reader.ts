import { Injectable } from '@nestjs/common';
import { type Explanation, explainer } from '#domain';
import { loadNeighbourhood, type Neighbourhood } from '#identity-store';
import { Database, type Tx } from '#store';
import { ApiError } from '../http/api-error.js';
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

/** Why two records are one person, or are not: worked out anew from what the resolver knows. */
@Injectable()
export class ExplanationsReader {
  constructor(private readonly database: Database) {}

  /** Of two source contacts. @throws ApiError NOT_FOUND */
  async ofRecords(a: string, b: string): Promise<ExplainedPair> {
    return this.#inSnapshot(async (tx) => pairsIn(await around(tx, a, b))(a, b));
  }

  /**
   * Of two persons: of the two of their source contacts that are most alike. When the ids lead to the same person, of the two
   * source contacts with these ids. @throws ApiError NOT_FOUND
   */
  async ofPersons(id: string, other: string): Promise<ExplainedPair> {
    return this.#inSnapshot(async (tx) => {
      const neighbourhood = await around(tx, id, other);
      const { members } = neighbourhood;
      const [one, two] = [personOf(neighbourhood, id, 'id'), personOf(neighbourhood, other, 'with')];
      const pairIn = pairsIn(neighbourhood);
      if (one === two) return pairIn(id, other);
      const own = (person: string) => [...members.values()].filter(({ personId }) => personId === person);
      const pairs = own(one).flatMap((a) => own(two).map((b) => pairIn(a.identityId, b.identityId)));
      const [best] = pairs.sort((x, y) => y.explanation.score - x.explanation.score);
      return best ?? pairIn(id, other);
    });
  }

  async #inSnapshot<T>(read: (tx: Tx) => Promise<T>): Promise<T> {
    return this.database.transaction(async (tx) => {
      await tx.execute('set transaction isolation level repeatable read, read only');
      return read(tx);
    });
  }
}

/** The components of both, and of all with whom a person is asked to compare them. */
async function around(tx: Tx, a: string, b: string): Promise<Neighbourhood> {
  const rivals = await tx.query<{ id: string }>(
    `select unnest(array[identity_a, identity_b]) as id from identity.reviews where identity_a = any($1)
     union select unnest(array[identity_a, identity_b]) from identity.reviews where identity_b = any($1)`,
    [[a, b]],
  );
  const roots = [...new Set([a, b, ...rivals.map(({ id }) => id)])];
  return loadNeighbourhood(tx, { roots, changed: new Map(), identifierIds: [], blocks: [] });
}

function personOf({ members }: Neighbourhood, id: string, field: string): string {
  const member = members.get(id);
  if (!member) throw new ApiError('NOT_FOUND', 'There is no person with this id.', { field });
  return member.personId;
}

function pairsIn({ input, members }: Neighbourhood): (a: string, b: string) => ExplainedPair {
  const explain = explainer(input);
  return (a, b) => {
    for (const [field, id] of [
      ['id', a],
      ['with', b],
    ] as const)
      if (!members.has(id)) throw new ApiError('NOT_FOUND', 'There is no source contact with this id.', { field });
    const { evidence, negative, ...explanation } = explain(a, b);
    const texts = { evidence: evidence.map(evidenceView), negative: negative.map(evidenceView) };
    return { identityIds: [a, b], explanation: { ...explanation, ...texts } };
  };
}
