import { defineEntity, type InferEntity, p } from '@mikro-orm/core';

export const SourceAccount = defineEntity({
  name: 'SourceAccount',
  tableName: 'contacts_source_accounts',
  schema: 'ingest',
  properties: {
    accountId: p.uuid().primary(),
    provider: p.text(),
    name: p.text(),
    settings: p.json<Record<string, unknown>>(),
    connectedAt: p.datetime(),
    removedAt: p.datetime().nullable(),
    state: p.text(),
    stateCode: p.text().nullable(),
    lastSuccessAt: p.datetime().nullable(),
  },
});
export type SourceAccount = InferEntity<typeof SourceAccount>;

/** One row per account and stream (contacts, groups, …). `cursorScope` says for which request the cursor was issued. */
export const SyncState = defineEntity({
  name: 'SyncState',
  tableName: 'contacts_sync_state',
  schema: 'ingest',
  properties: {
    accountId: p.uuid().primary(),
    stream: p.text().primary(),
    syncCursor: p.text().nullable(),
    cursorIssuedAt: p.datetime().nullable(),
    cursorScope: p.text().nullable(),
    lastFullSyncAt: p.datetime().nullable(),
    lastIncrementalSyncAt: p.datetime().nullable(),
    lastSuccessAt: p.datetime().nullable(),
    lastError: p.text().nullable(),
  },
});
export type SyncState = InferEntity<typeof SyncState>;
