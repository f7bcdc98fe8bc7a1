import { type JudgementMade, makeOwnCardJudgementId, type RawContact } from '#contracts';
import { parsePersonUid } from '#domain';
import type { Change } from '../../../libs/domain/identity/changes/changes.js';

/**
 * A card that Kith wrote names its person in its UID. When it comes back as a record, it is that person's: what Kith itself said
 * at the beginning of time, so that whatever a person says of it weighs more.
 */
export function judgementsOfOwnCards(changes: readonly Change[]): JudgementMade[] {
  return changes.flatMap(({ identityId, steps }) => {
    const personId = steps.map(({ observation }) => writtenFor(observation.raw)).findLast((id) => id !== null);
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

function writtenFor({ externalId, aliases }: RawContact): string | null {
  for (const uid of [externalId, ...aliases]) {
    const personId = parsePersonUid(uid);
    if (personId !== null) return personId;
  }
  return null;
}
