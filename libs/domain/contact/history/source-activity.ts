import type { LinkedContact } from '../source-contact.js';

/** An entry of the activity feed: what happened to one source contact. */
export interface SourceActivity {
  readonly identityId: string;
  readonly personId: string;
  readonly type: 'contact_synced' | 'contact_sync_updated' | 'contact_sync_deleted_source';
  readonly provider: string;
  readonly accountId: string;
  readonly externalId: string;
  readonly fields: readonly string[];
  readonly occurredAt: number;
  /** Unique among the steps of the identity. A content hash returns when an edit is undone, so the time is part of it. */
  readonly step: string;
}

/**
 * The activity of one step of a source contact. It is a function of the contact before and after the step, so batching and
 * interleaving do not change it.
 *
 * @param fields the fields whose content the step changed.
 * @returns undefined if only the person changed, and for a step back to an earlier observation: then the resolver replays
 * the log, and the activity was recorded before.
 */
export function sourceActivity(
  before: LinkedContact | undefined,
  after: LinkedContact,
  fields: readonly string[],
): SourceActivity | undefined {
  const type = before && after.observedAt < before.observedAt ? undefined : activityType(before, after, fields);
  if (!type) return undefined;
  const { identityId, personId, provider, accountId, externalId, version, observedAt } = after;
  return {
    identityId,
    personId,
    type,
    provider,
    accountId,
    externalId,
    fields: type === 'contact_sync_updated' ? fields : [],
    occurredAt: observedAt,
    step: `${version}@${observedAt}`,
  };
}

function activityType(
  before: LinkedContact | undefined,
  after: LinkedContact,
  fields: readonly string[],
): SourceActivity['type'] | undefined {
  if (!before) return 'contact_synced';
  if (after.deleted) return before.deleted ? undefined : 'contact_sync_deleted_source';
  return fields.length > 0 ? 'contact_sync_updated' : undefined;
}
