import { type ContactResolved, identityEvents, makeIdentityKey } from '#contracts';
import type { KnownIdentity, LinkRule } from '#domain';
import type { BatchContext } from '#event-log';
import type { Resolution } from '../assign/resolution.js';
import type { LoggedChange } from '../observe/observe.js';

interface ResolvedStep {
  readonly change: LoggedChange;
  readonly step: LoggedChange['steps'][number];
  readonly revision: number;
  readonly isFirst: boolean;
}

export function emitStep(
  context: BatchContext,
  resolution: Resolution,
  { change, step, revision, isFirst }: ResolvedStep,
): void {
  const { identityId, before, firstObservedAt } = change;
  const { raw, key } = step.observation;
  const { personId, rule } = resolution.assignments.get(identityId) ?? { personId: identityId, rule: null };
  const contact = step.contact ?? resolution.storedContacts.get(identityId);
  if (!contact) throw new Error(`Identity ${identityId} has no content to emit`);
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

/** For an identity that the batch did not change and that belongs to another person now. */
export function emitMove(
  context: BatchContext,
  resolution: Resolution,
  identity: KnownIdentity,
  revision: number,
): void {
  const { identityId, provider, accountId, externalId, deleted, version, observedAt, firstObservedAt } = identity;
  const contact = resolution.movedContacts.get(identityId);
  const assignment = resolution.assignments.get(identityId);
  if (!contact) throw new Error(`Identity ${identityId} has no content to emit`);
  context.emit(identityEvents, makeIdentityKey(identity), {
    type: 'ContactResolved',
    value: {
      identityId,
      provider,
      accountId,
      externalId,
      personId: assignment?.personId ?? identityId,
      previousPersonId: identity.personId,
      revision,
      rule: assignment?.rule ? RULES[assignment.rule] : 'RESOLVED_AGAIN',
      deleted,
      version,
      observedAt,
      firstObservedAt,
      contact,
    },
  });
}
