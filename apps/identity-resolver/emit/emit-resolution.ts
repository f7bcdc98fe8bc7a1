import { type Contact, type ContactResolved, identityEvents, makeIdentityKey } from '#contracts';
import type { LinkRule, PersonAssignment } from '#domain';
import type { KnownIdentifier, KnownIdentity } from '#identity-store';
import type { BatchContext } from '#log';
import type { Change, Step } from '../../../libs/domain/identity/changes/changes.js';
import type { ReviewChanges } from '../reviews/update-reviews.js';

/** What a batch came to. */
export interface Resolution {
  readonly changes: readonly Change[];
  /** Who is not in it is a person of its own. */
  readonly assignments: ReadonlyMap<string, PersonAssignment>;
  /** Members of the touched persons as they were before. */
  readonly members: ReadonlyMap<string, KnownIdentity>;
  /** Members that were not in the batch and belong to another person now. */
  readonly moved: readonly KnownIdentity[];
  readonly movedContacts: ReadonlyMap<string, Contact>;
  /** The stored content of identities that the batch only deletes. */
  readonly storedContacts: ReadonlyMap<string, Contact>;
  readonly nowShared: readonly KnownIdentifier[];
  readonly reviews: ReviewChanges;
}

export interface Moment {
  /** As many as an identity has steps at most, ascending. */
  readonly revisions: readonly number[];
  /** When that was said which caused it, Unix milliseconds. */
  readonly occurredAt: number;
}

/** Emits one ContactResolved for every step and every move, and what happened to persons and identifiers as a whole. */
export async function emitResolution(context: BatchContext, resolution: Resolution, moment: Moment): Promise<void> {
  const { revisions, occurredAt } = moment;
  const first = revisions[0];
  if (first === undefined) throw new RangeError('A resolution needs at least one revision');
  for (const change of resolution.changes) {
    for (const [i, step] of change.steps.entries())
      emitStep(context, resolution, { change, step, revision: revisions[i] ?? first, isFirst: i === 0 });
  }
  for (const identity of resolution.moved) emitMove(context, resolution, identity, first);
  emitPersons(context, resolution, first, occurredAt);
  for (const { identifierId, kind, holders } of resolution.nowShared) {
    context.emit(identityEvents, identifierId, {
      type: 'IdentifierShared',
      value: { identifierId, kind, identityIds: holders, revision: first, occurredAt },
    });
  }
  emitReviews(context, resolution.reviews, { revision: first, occurredAt });
}

function emitReviews(
  context: BatchContext,
  { proposed, settled }: ReviewChanges,
  when: { readonly revision: number; readonly occurredAt: number },
): void {
  for (const { reviewId, a, b, score } of proposed) {
    const value = { reviewId, identityIds: [a, b], score, ...when };
    context.emit(identityEvents, reviewId, { type: 'MatchProposed', value });
  }
  for (const { reviewId, a, b, outcome } of settled) {
    const value = { reviewId, identityIds: [a, b], outcome, ...when };
    context.emit(identityEvents, reviewId, { type: 'MatchSettled', value });
  }
}

interface StepInput {
  readonly change: Change;
  readonly step: Step;
  readonly revision: number;
  readonly isFirst: boolean;
}

function emitStep(context: BatchContext, resolution: Resolution, { change, step, revision, isFirst }: StepInput): void {
  const { identityId, before, firstObservedAt } = change;
  const { raw, key } = step.observation;
  const { personId, rule } = resolution.assignments.get(identityId) ?? { personId: identityId, rule: null };
  const contact = step.contact ?? resolution.storedContacts.get(identityId);
  if (!contact) throw new Error(`Identity ${identityId} has no content to tell of`);
  const previous = isFirst && before && before.personId !== personId ? before.personId : null;
  context.emit(identityEvents, key, {
    type: 'ContactResolved',
    value: {
      identityId,
      provider: raw.provider,
      accountId: raw.accountId,
      externalId: raw.externalId,
      personId,
      previousPersonId: previous,
      revision,
      rule: ruleOf(before, personId, rule),
      deleted: step.deleted,
      version: raw.version,
      observedAt: raw.observedAt,
      firstObservedAt,
      contact,
    },
  });
}

const RULES: Readonly<Record<LinkRule, ContactResolved['rule']>> = {
  alias: 'ALIAS',
  email: 'EMAIL',
  handle: 'HANDLE',
  phone: 'PHONE',
  score: 'SCORE',
  judgement: 'JUDGEMENT',
};

function ruleOf(before: KnownIdentity | undefined, personId: string, rule: LinkRule | null): ContactResolved['rule'] {
  if (before?.personId === personId) return 'SOURCE_LINK';
  if (rule) return RULES[rule];
  return before ? 'RESOLVED_AGAIN' : 'NEW';
}

function emitMove(context: BatchContext, resolution: Resolution, identity: KnownIdentity, revision: number): void {
  const { identityId, provider, accountId, externalId, deleted, version, observedAt, firstObservedAt } = identity;
  const contact = resolution.movedContacts.get(identityId);
  const placement = resolution.assignments.get(identityId);
  if (!contact) throw new Error(`Identity ${identityId} has no content to tell of`);
  context.emit(identityEvents, makeIdentityKey(identity), {
    type: 'ContactResolved',
    value: {
      identityId,
      provider,
      accountId,
      externalId,
      personId: placement?.personId ?? identityId,
      previousPersonId: identity.personId,
      revision,
      rule: placement?.rule ? RULES[placement.rule] : 'RESOLVED_AGAIN',
      deleted,
      version,
      observedAt,
      firstObservedAt,
      contact,
    },
  });
}

/** A person whose naming identity went over to another was absorbed; other departures are splits. */
function emitPersons(context: BatchContext, resolution: Resolution, revision: number, occurredAt: number): void {
  const after = (id: string): string => resolution.assignments.get(id)?.personId ?? id;
  const departed = [...resolution.members.values()].filter(
    ({ identityId, personId }) => after(identityId) !== personId,
  );
  for (const [personId, arrivals] of Map.groupBy(departed, ({ identityId }) => after(identityId))) {
    const origins = Map.groupBy(arrivals, (arrival) => arrival.personId);
    const absorbed = [...origins.keys()].filter((origin) => after(origin) === personId).sort();
    const identityIds = arrivals.map(({ identityId }) => identityId).sort();
    if (absorbed.length > 0) {
      const value = { personId, absorbedPersonIds: absorbed, identityIds, revision, occurredAt };
      context.emit(identityEvents, personId, { type: 'PersonsMerged', value });
    }
    for (const [fromPersonId, leaving] of origins) {
      if (absorbed.includes(fromPersonId)) continue;
      const value = {
        personId,
        fromPersonId,
        identityIds: leaving.map(({ identityId }) => identityId).sort(),
        revision,
        occurredAt,
      };
      context.emit(identityEvents, personId, { type: 'PersonSplit', value });
    }
  }
}
