// biome-ignore-all format: generated
// Generated from the .avsc files by `npm run contracts:types`. Do not edit.

/** One line of a person's activity feed. */
export interface ActivityLogged {
  /** Name-based uuid: the same happening always has the same id. */
  readonly activityId: string;
  readonly personId: string;
  /** contact_synced, contact_sync_updated, contact_sync_conflict or contact_sync_deleted_source. */
  readonly type: string;
  readonly provider: string;
  readonly accountId: string;
  readonly externalId: string;
  /** Names of the fields concerned. */
  readonly fields: readonly string[];
  readonly occurredAt: number;
  /** For a conflict: what the sources say of the field, the one that changed last first. */
  readonly values: readonly DisputedValue[];
}

export interface DisputedValue {
  /** The source contact that says so. */
  readonly identityId: string;
  readonly value: string;
}
