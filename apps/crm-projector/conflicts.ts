import { makeActivityId } from '#contracts';
import { fieldConflicts } from '#domain';
import type { Tx } from '#store';
import { type Activity, storeActivities } from './activity.js';
import type { Folded } from './refold.js';

/**
 * A conflict stands as long as the sources of a person disagree after one of them changed, and nobody decided it by an edit. So it is
 * a function of the person's sources and edits, like the card. Returns the conflicts that are new.
 *
 * @param retold identities of which the log is told again: their changes are still to come.
 */
export async function replaceConflicts(
  tx: Tx,
  folded: readonly Folded[],
  retold: Iterable<string>,
): Promise<Activity[]> {
  const conflicts = folded.flatMap(conflictActivities);
  const changed = folded.flatMap(({ sources }) => sources.filter(({ fieldSince }) => fieldSince !== null));
  const suspects = [...changed.map(({ identityId }) => identityId), ...retold];
  if (suspects.length > 0) {
    await tx.execute(
      `delete from crm.activity_feed where identity_id = any($1) and type = '${TYPE}' and not id = any($2)`,
      [suspects, conflicts.map(({ activityId }) => activityId)],
    );
  }
  return storeActivities(tx, conflicts);
}

const TYPE = 'contact_sync_conflict';

function conflictActivities({ card, sources }: Folded): Activity[] {
  return fieldConflicts(sources, card.overriddenFields).flatMap(({ field, since, values }) => {
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
