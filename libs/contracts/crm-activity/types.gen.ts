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
  /** Names of the fields concerned; never their values. */
  readonly fields: readonly string[];
  readonly occurredAt: number;
}
