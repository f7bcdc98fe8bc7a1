import { type ActivityLogged, makeActivityId } from '#contracts';
import type { SourceActivity } from '#domain';
import { SetTable, type Tx } from '#store';

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

/** The id is that of the step, so an activity that is derived again is the same one. */
export function activityOf({ step, ...activity }: SourceActivity): Activity {
  return { ...activity, activityId: makeActivityId(activity.identityId, activity.type, step), values: [] };
}

/** Returns the activities that were not stored yet. */
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
