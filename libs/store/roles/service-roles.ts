/** Owns the database and runs the migrations. It is no superuser, so it reads no files of the server. */
export const OWNER_ROLE = 'kith_owner';

interface ServiceRole {
  /** Schemas whose tables it reads and writes. */
  readonly writes: readonly string[];
  /** Schemas whose tables it reads. */
  readonly reads?: readonly string[];
  /** Single tables of other schemas: those that it writes, and those that it reads. */
  readonly writesTables?: readonly string[];
  readonly readsTables?: readonly string[];
}

const CONNECTOR = { writes: ['ingest', 'log'], readsTables: ['vault.secrets'] } as const;

/**
 * What each service may do in the database; `log` has its checkpoints, its outbox and its dead letters. A service that has no
 * secrets to decrypt does not see the vault.
 */
export const serviceRoles: Readonly<Record<string, ServiceRole>> = {
  'control-api': { writes: ['sync', 'vault', 'log'], reads: ['crm', 'identity', 'ingest'] },
  scheduler: { writes: ['log'], writesTables: ['sync.instances', 'sync.sync_jobs'] },
  'google-contacts-ingester': CONNECTOR,
  'carddav-ingester': CONNECTOR,
  'file-ingester': { writes: ['ingest', 'log'], readsTables: ['sync.uploads', 'sync.upload_chunks'] },
  'identity-resolver': { writes: ['identity', 'log'] },
  'crm-projector': { writes: ['crm', 'log'] },
};

/** The role of a service in Postgres. */
export const roleOf = (service: string) => `kith_${service.replaceAll('-', '_')}`;
