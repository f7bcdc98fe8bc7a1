import { Injectable } from '@nestjs/common';
import { Database } from '#store';
import { ApiError } from '../../../platform/http/api-error.js';
import { PersonCardReader } from '../../../shared/persons/person-card.reader.js';
import { evidenceView, type StoredEvidence } from '../explanations/evidence-text.js';
import type { ReviewCards, ReviewItem, ReviewQuery } from './review.schemas.js';
import { reviewCursor } from './review-cursor.js';

export interface ReviewPage {
  readonly data: ReviewItem[];
  readonly nextCursor: string | null;
}

type Explained = NonNullable<ReviewItem['explanation']>;

interface StoredExplanation extends Omit<Explained, 'evidence'> {
  readonly evidence: readonly StoredEvidence[];
}

interface Row {
  readonly id: string;
  readonly rank: number;
  readonly state: ReviewItem['state'];
  readonly identityIds: readonly string[];
  readonly explanation: StoredExplanation | null;
  readonly decision: { judgementId: string; verdict: string; actor: string; madeAt: number } | null;
}

/** Open reviews without contacts of removed accounts, and decided ones whose judgement was not withdrawn. */
const OPEN = `select review_id as id, score as rank, case when later then 'later' else 'open' end as state,
    array[identity_a, identity_b] as "identityIds", explanation, null::jsonb as decision, later
  from identity.reviews where not exists (
    select from crm.contacts_source_links
    where identity_id in (identity_a, identity_b) and account_removed_at is not null)`;
const SETTLED = `select review_id as id, made_at::float8 as rank, 'settled' as state,
    array[(groups->0->>0)::uuid, (coalesce(groups->1->>0, groups->0->>1))::uuid] as "identityIds", null::jsonb as explanation,
    jsonb_build_object('judgementId', judgement_id, 'verdict', lower(verdict), 'actor', actor, 'madeAt', made_at) as decision
  from identity.judgements j
  where review_id is not null and verdict in ('SAME', 'NOT_SAME')
    and not exists (select from identity.withdrawals w where w.judgement_id = j.judgement_id)`;

/** The queue of reviews: pairs of identities that may be one person. */
@Injectable()
export class ReviewsReader {
  constructor(
    private readonly database: Database,
    private readonly cards: PersonCardReader,
  ) {}

  /** Open reviews by score, settled ones by time, the greatest first. */
  async page({ state, limit, cursor }: ReviewQuery): Promise<ReviewPage> {
    const after = cursor === undefined ? undefined : reviewCursor.decode(cursor);
    const [source, params]: [string, unknown[]] =
      state === 'settled' ? [`(${SETTLED}) r where true`, []] : [`(${OPEN}) r where later = $4`, [state === 'later']];
    const rows = await this.database.query<Row>(
      `select id, rank, state, "identityIds", explanation, decision from ${source}
         and ($1::float8 is null or rank < $1 or (rank = $1 and id > $2))
       order by rank desc, id limit $3`,
      [after?.rank ?? null, after?.id ?? null, limit + 1, ...params],
    );
    const shown = rows.slice(0, limit);
    const last = shown.at(-1);
    return {
      data: await this.#items(shown),
      nextCursor: last && rows.length > limit ? reviewCursor.encode(last) : null,
    };
  }

  /** With the cards of both sides. @throws ApiError NOT_FOUND if the review is neither open nor settled */
  async withCards(id: string): Promise<ReviewCards> {
    const rows = await this.database.query<Row>(
      `select * from (
         select id, rank, state, "identityIds", explanation, decision from (${OPEN}) r where id = $1
         union all select * from (${SETTLED}) s where id = $1) found
       order by state = 'settled', rank desc limit 1`,
      [id],
    );
    const [item] = await this.#items(rows);
    if (!item) throw new ApiError('NOT_FOUND', 'There is no review with this id.', { field: 'id' });
    const persons = [];
    for (const { personId } of item.sides) {
      const card = await this.cards.card(personId);
      if (card) persons.push(card);
    }
    return { ...item, persons };
  }

  async #items(rows: readonly Row[]): Promise<ReviewItem[]> {
    const sides = await this.database.query<ReviewItem['sides'][number]>(
      `select l.identity_id as "identityId", c.id as "personId", c.name, c.company, c.avatar_url as "avatarUrl"
       from crm.contacts_source_links l join crm.contacts c on c.id = l.local_contact_id where l.identity_id = any($1)`,
      [rows.flatMap(({ identityIds }) => identityIds)],
    );
    return rows.map(({ id, rank, state, identityIds, explanation, decision }) => ({
      id,
      state,
      score: state === 'settled' ? null : rank,
      sides: identityIds.flatMap((identityId) => sides.find((side) => side.identityId === identityId) ?? []),
      explanation: explanation && { ...explanation, evidence: explanation.evidence.map(evidenceView) },
      decision: decision && { ...decision, madeAt: new Date(decision.madeAt).toISOString() },
    }));
  }
}
