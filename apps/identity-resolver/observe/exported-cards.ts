import { type JudgementMade, makeOwnCardJudgementId, type RawContact } from '#contracts';
import { parsePersonUid } from '#domain';
import type { LoggedChange } from './observe.js';

/**
 * A card that Kith wrote has its person's id in its UID. When it comes back as a source record, Kith itself judges the two to be
 * the same, at time zero, so that every judgement of a person outweighs it.
 */
export function judgementsOfExportedCards(changes: readonly LoggedChange[]): JudgementMade[] {
  return changes.flatMap(({ identityId, steps }) => {
    const personId = steps.map(({ observation }) => personIdIn(observation.raw)).findLast((id) => id !== null);
    if (!personId || personId === identityId) return [];
    return [
      {
        judgementId: makeOwnCardJudgementId(identityId, personId),
        verdict: 'SAME',
        groups: [[personId, identityId]],
        reason: 'MERGE',
        reviewId: null,
        actor: 'kith',
        madeAt: 0,
      },
    ];
  });
}

function personIdIn({ externalId, aliases }: RawContact): string | null {
  for (const uid of [externalId, ...aliases]) {
    const personId = parsePersonUid(uid);
    if (personId !== null) return personId;
  }
  return null;
}
