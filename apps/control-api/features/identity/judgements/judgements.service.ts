import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { edits, type JudgementMade } from '#contracts';
import { Outbox, OutboxRelay } from '#event-log';
import { Database, type Tx } from '#store';
import { ApiError } from '../../../platform/http/api-error.js';
import { assertVersion, loadJudgedPersons } from './judged-persons.js';
import type { Accepted, Merge, NotSame, Split } from './judgement.schemas.js';

export type NewJudgement = Pick<JudgementMade, 'verdict' | 'groups' | 'reason' | 'reviewId'>;

/** Writes judgements to the log. The resolver applies them. */
@Injectable()
export class JudgementsService {
  constructor(
    private readonly database: Database,
    private readonly outbox: Outbox,
    private readonly relay: OutboxRelay,
  ) {}

  /** @throws ApiError NOT_FOUND, VERSION_CONFLICT, SAME_PERSON */
  async merge(actor: string, id: string, { with: other, version, withVersion }: Merge): Promise<Accepted> {
    return this.judge(actor, async (tx) => {
      const [one, two] = await this.#twoPersons(tx, [id, 'id', version], [other, 'with', withVersion]);
      // All identities of both persons: one that matches only one of the two must stay with them.
      const all = new Set([one.id, two.id, ...one.identityIds, ...two.identityIds]);
      return { verdict: 'SAME', groups: [[...all]], reason: 'MERGE', reviewId: null };
    });
  }

  /** @throws ApiError NOT_FOUND, VERSION_CONFLICT, SAME_PERSON */
  async notSame(actor: string, id: string, { as, version, asVersion }: NotSame): Promise<Accepted> {
    return this.judge(actor, async (tx) => {
      const [one, two] = await this.#twoPersons(tx, [id, 'id', version], [as, 'as', asVersion]);
      return { verdict: 'NOT_SAME', groups: [one.identityIds, two.identityIds], reason: 'SPLIT', reviewId: null };
    });
  }

  /** @throws ApiError NOT_FOUND, VERSION_CONFLICT, INVALID if an identity is not of the person, or if none would remain */
  async split(actor: string, id: string, { identityIds, version }: Split): Promise<Accepted> {
    return this.judge(actor, async (tx) => {
      const [person] = await loadJudgedPersons(tx, [{ id, field: 'id' }]);
      if (!person) throw new ApiError('NOT_FOUND', 'There is no person with this id.', { field: 'id' });
      assertVersion(person, version, 'version');
      const moved = new Set(identityIds);
      const remaining = person.identityIds.filter((own) => !moved.has(own));
      if (remaining.length + moved.size !== person.identityIds.length)
        throw new ApiError('INVALID', 'Not all of these are source contacts of the person.', { field: 'identityIds' });
      if (remaining.length === 0)
        throw new ApiError('INVALID', 'Leave the person at least one source contact.', { field: 'identityIds' });
      return { verdict: 'NOT_SAME', groups: [remaining, identityIds], reason: 'SPLIT', reviewId: null };
    });
  }

  /** Final. May be called twice. @throws ApiError NOT_FOUND */
  async withdraw(actor: string, judgementId: string): Promise<Accepted> {
    await this.database.transaction(async (tx) => {
      const [judgement] = await tx.query<{ groups: string[][]; withdrawn: boolean }>(
        `select groups, exists (select from identity.withdrawals w where w.judgement_id = j.judgement_id) as withdrawn
         from identity.judgements j where judgement_id = $1`,
        [judgementId],
      );
      if (!judgement) throw new ApiError('NOT_FOUND', 'There is no judgement with this id.', { field: 'id' });
      if (judgement.withdrawn) return;
      const value = { judgementId, actor, madeAt: Date.now() };
      const entry = this.outbox.entry(edits, keyOf(judgement.groups), { type: 'JudgementWithdrawn', value });
      await this.outbox.write(tx, [entry]);
    });
    this.relay.wake();
    return { judgementId };
  }

  /** Writes the judgement that `decide` returns, in the same transaction. */
  async judge(actor: string, decide: (tx: Tx) => Promise<NewJudgement>): Promise<Accepted> {
    const judgementId = randomUUID();
    await this.database.transaction(async (tx) => {
      const judgement = await decide(tx);
      const value = { judgementId, ...judgement, actor, madeAt: Date.now() };
      await this.outbox.write(tx, [
        this.outbox.entry(edits, keyOf(judgement.groups), { type: 'JudgementMade', value }),
      ]);
    });
    this.relay.wake();
    return { judgementId };
  }

  async #twoPersons(tx: Tx, ...seen: readonly (readonly [id: string, field: string, version: string])[]) {
    const [one, two] = await loadJudgedPersons(
      tx,
      seen.map(([id, field]) => ({ id, field })),
    );
    if (!one || !two) throw new ApiError('NOT_FOUND', 'There is no person with this id.', { field: 'id' });
    if (one.id === two.id) throw new ApiError('SAME_PERSON', 'The two are already one person: split it instead.');
    for (const [i, person] of [one, two].entries()) assertVersion(person, seen[i]?.[2] ?? '', seen[i]?.[1] ?? 'id');
    return [one, two] as const;
  }
}

/** The first identity: judgements about it stay in order. */
function keyOf(groups: readonly (readonly string[])[]): string {
  const [id] = groups.flat();
  if (id === undefined) throw new RangeError('A judgement names at least one identity');
  return id;
}
