import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { edits, type JudgementMade } from '#contracts';
import { Outbox, OutboxRelay } from '#log';
import { Database, type Tx } from '#store';
import { ApiError } from '../../../platform/http/api-error.js';
import { expectVersion, personsOf } from './judged-persons.js';
import type { Accepted, Merge, NotSame, Split } from './judgement.schemas.js';

export type NewJudgement = Pick<JudgementMade, 'verdict' | 'groups' | 'reason' | 'reviewId'>;

/** Takes down what a person says of who is who. The resolver makes of it what it means. */
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
      const [one, two] = await this.#different(tx, [id, 'id', version], [other, 'with', withVersion]);
      // All of both: else whoever fits only one of the two would be left behind.
      const all = new Set([one.id, two.id, ...one.identityIds, ...two.identityIds]);
      return { verdict: 'SAME', groups: [[...all]], reason: 'MERGE', reviewId: null };
    });
  }

  /** @throws ApiError NOT_FOUND, VERSION_CONFLICT, SAME_PERSON */
  async notSame(actor: string, id: string, { as, version, asVersion }: NotSame): Promise<Accepted> {
    return this.judge(actor, async (tx) => {
      const [one, two] = await this.#different(tx, [id, 'id', version], [as, 'as', asVersion]);
      return { verdict: 'NOT_SAME', groups: [one.identityIds, two.identityIds], reason: 'SPLIT', reviewId: null };
    });
  }

  /** @throws ApiError NOT_FOUND, VERSION_CONFLICT, INVALID when some are not of the person, or all are */
  async split(actor: string, id: string, { identityIds, version }: Split): Promise<Accepted> {
    return this.judge(actor, async (tx) => {
      const [person] = await personsOf(tx, [{ id, field: 'id' }]);
      if (!person) throw new ApiError('NOT_FOUND', 'There is no person with this id.', { field: 'id' });
      expectVersion(person, version, 'version');
      const moved = new Set(identityIds);
      const remaining = person.identityIds.filter((own) => !moved.has(own));
      if (remaining.length + moved.size !== person.identityIds.length)
        throw new ApiError('INVALID', 'Not all of these are source contacts of the person.', { field: 'identityIds' });
      if (remaining.length === 0)
        throw new ApiError('INVALID', 'Leave the person at least one source contact.', { field: 'identityIds' });
      return { verdict: 'NOT_SAME', groups: [remaining, identityIds], reason: 'SPLIT', reviewId: null };
    });
  }

  /** Takes a judgement back for good; doing it again changes nothing. @throws ApiError NOT_FOUND */
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

  /** What `say` comes to goes into the log, in its transaction. */
  async judge(actor: string, say: (tx: Tx) => Promise<NewJudgement>): Promise<Accepted> {
    const judgementId = randomUUID();
    await this.database.transaction(async (tx) => {
      const said = await say(tx);
      const value = { judgementId, ...said, actor, madeAt: Date.now() };
      await this.outbox.write(tx, [this.outbox.entry(edits, keyOf(said.groups), { type: 'JudgementMade', value })]);
    });
    this.relay.wake();
    return { judgementId };
  }

  async #different(tx: Tx, ...seen: readonly (readonly [id: string, field: string, version: string])[]) {
    const [one, two] = await personsOf(
      tx,
      seen.map(([id, field]) => ({ id, field })),
    );
    if (!one || !two) throw new ApiError('NOT_FOUND', 'There is no person with this id.', { field: 'id' });
    if (one.id === two.id) throw new ApiError('SAME_PERSON', 'The two are one person already: split it instead.');
    for (const [i, person] of [one, two].entries()) expectVersion(person, seen[i]?.[2] ?? '', seen[i]?.[1] ?? 'id');
    return [one, two] as const;
  }
}

/** Judgements of one identity stay in order. */
function keyOf(groups: readonly (readonly string[])[]): string {
  const [id] = groups.flat();
  if (id === undefined) throw new RangeError('A judgement names at least one identity');
  return id;
}
