import { makeActivityId } from '#contracts';
import { fieldConflicts } from '#domain';
import type { Tx } from '#store';
import type { Folded } from '../cards/refold-cards.js';
import { type Activity, storeActivities } from './activity-feed.table.js';

const TYPE = 'contact_sync_conflict';

/**
 * Replaces the conflicts of persons and returns the new ones. A conflict exists while the sources of a person disagree after one of
 * them changed and no edit has set the field. So it is a function of the person's sources and edits, like the card.
 *
 * @param replayed identities whose log is replayed: their changes are still to come, so their conflicts are dropped.
 */
export async function replaceConflicts(
  tx: Tx,
  folded: readonly Folded[],
  replayed: Iterable<string>,
): Promise<Activity[]> {
  const conflicts = folded.flatMap(conflictActivities);
  const changed = folded.flatMap(({ sources }) => sources.filter(({ fieldSince }) => fieldSince !== null));
  const identityIds = [...changed.map(({ identityId }) => identityId), ...replayed];
  if (identityIds.length > 0) {
    await tx.execute(
      `delete from crm.activity_feed where identity_id = any($1) and type = '${TYPE}' and not id = any($2)`,
      [identityIds, conflicts.map(({ activityId }) => activityId)],
    );
  }
  return storeActivities(tx, conflicts);
}

function conflictActivities({ card, sources }: Folded): Activity[] {
  const kept = sources.filter(({ accountRemovedAt }) => accountRemovedAt === null);
  return fieldConflicts(kept, card.overriddenFields).flatMap(({ field, since, values }) => {
    const [changed] = values;
    const source = sources.find(({ identityId }) => identityId === changed?.identityId);
    if (!source) return [];
    const { identityId, personId, provider, accountId, externalId } = source;
    return {
      activityId: makeActivityId(identityId, TYPE, JSON.stringify([field, since, values])),
      identityId,
      personId,
      type: TYPE,
      provider,
      accountId,
      externalId,
      fields: [field],
      values,
      occurredAt: since,
    };
  });
}
