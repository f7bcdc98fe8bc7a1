import { defineEntity, type InferEntity, p } from '@mikro-orm/core';

/** A connected account as the API shows it. */
export const Instance = defineEntity({
  name: 'Instance',
  tableName: 'instances',
  schema: 'sync',
  properties: {
    id: p.uuid().primary(),
    provider: p.text(),
    name: p.text(),
    settings: p.json<Record<string, unknown>>(),
    state: p.text(),
    stateCode: p.text().nullable(),
    stateMessage: p.text().nullable(),
    stateSince: p.datetime(),
    /** When the provider ends the sign-in; null if it is not known. */
    loginExpiresAt: p.datetime().nullable(),
    createdAt: p.datetime(),
    removedAt: p.datetime().nullable(),
  },
});
export type Instance = InferEntity<typeof Instance>;

export interface SyncJobProgress {
  fetched: number;
  stored: number;
  skipped: number;
  deleted: number;
  total: number | null;
}

export const SyncJob = defineEntity({
  name: 'SyncJob',
  tableName: 'sync_jobs',
  schema: 'sync',
  properties: {
    id: p.uuid().primary(),
    instanceId: p.uuid(),
    type: p.text(),
    mode: p.text(),
    status: p.text(),
    progress: p.json<Partial<SyncJobProgress>>(),
    errorCode: p.text().nullable(),
    errorMessage: p.text().nullable(),
    createdAt: p.datetime(),
    startedAt: p.datetime().nullable(),
    completedAt: p.datetime().nullable(),
  },
});
export type SyncJob = InferEntity<typeof SyncJob>;
