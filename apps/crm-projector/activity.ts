import { type ActivityLogged, makeActivityId } from '#contracts';
import { SetTable, type Tx } from '#store';
import type { SourceLink } from './source-links.table.js';

const table = new SetTable({
  table: 'crm.activity_feed',
  columns: {
    identity_id: 'uuid',
    id: 'uuid',
    type: 'text',
    provider: 'text',
    account_id: 'text',
    external_id: 'text',
    details: 'jsonb',
    occurred_at: 'timestamptz',
  },
  key: ['identity_id', 'id'],
});

export interface Activity extends ActivityLogged {
  readonly identityId: string;
}

/**
 * What one step of a source contact means for the feed: a function of the contact before and after alone, so that it does
 * not depend on how events were batched or interleaved. undefined when only its person changed, and when the step leads back to
 * an earlier observation: the resolver then tells the log once more, and what happened was told before.
 *
 * @param fields those whose content the step changed.
 */
export function activityOf(
  before: SourceLink | undefined,
  after: SourceLink,
  fields: readonly string[],
): Activity | undefined {
  const happening = before && after.observedAt < before.observedAt ? undefined : happeningOf(before, after, fields);
  if (!happening) return undefined;
  const { identityId, provider, accountId, externalId, personId, version, observedAt } = after;
  return {
    // A version may come back (a content hash does when an edit is undone): the time tells such steps apart.
    activityId: makeActivityId(identityId, happening.type, `${version}@${observedAt}`),
    identityId,
    personId,
    type: happening.type,
    provider,
    accountId,
    externalId,
    fields: happening.fields,
    values: [],
    occurredAt: observedAt,
  };
}

function happeningOf(
  before: SourceLink | undefined,
  after: SourceLink,
  fields: readonly string[],
): { type: string; fields: readonly string[] } | undefined {
  if (!before) return { type: 'contact_synced', fields: [] };
  if (after.deleted) return before.deleted ? undefined : { type: 'contact_sync_deleted_source', fields: [] };
  return fields.length > 0 ? { type: 'contact_sync_updated', fields } : undefined;
}

/** Returns those that were not there. */
export async function storeActivities(tx: Tx, activities: readonly Activity[]): Promise<Activity[]> {
  const inserted = await table.insertMissing<{ id: string }>(
    tx,
    activities.map((activity) => ({
      id: activity.activityId,
      identity_id: activity.identityId,
      type: activity.type,
      provider: activity.provider,
      account_id: activity.accountId,
      external_id: activity.externalId,
      details: {
        fields: activity.fields,
        ...(activity.values.length > 0 && { values: activity.values }),
      },
      occurred_at: new Date(activity.occurredAt).toISOString(),
    })),
  );
  const ids = new Set(inserted.map(({ id }) => id));
  return activities.filter(({ activityId }) => ids.has(activityId));
}
