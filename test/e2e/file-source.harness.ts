import { randomBytes } from 'node:crypto';
import { expect } from 'vitest';
import { crmActivity, crmChanges, edits, identityEvents, rawContacts, rawGroups } from '#contracts';
import type { KafkaConnection } from '#event-log';
import {
  type BatchService,
  batchConfig,
  createLogger,
  createMetrics,
  Health,
  loadConfig,
  type RunningService,
  type ServiceContext,
  startBatchService,
} from '#service-kit';
import { Database } from '#store';
import { ApiKeys, scopes } from '#vault';
import { controlApiConfig } from '../../apps/control-api/bootstrap/control-api.config.js';
import { startControlApi } from '../../apps/control-api/bootstrap/start-control-api.js';
import { CrmProjectorModule } from '../../apps/crm-projector/crm-projector.module.js';
import { fileConfig } from '../../apps/file-ingester/file.config.js';
import { startIngester } from '../../apps/file-ingester/start.js';
import { IdentityResolverModule } from '../../apps/identity-resolver/identity-resolver.module.js';
import { schedulerService } from '../../apps/scheduler/scheduler.service.js';
import type { TestEnvironment } from '../support/create-test-environment.js';
import { eventually } from '../support/eventually.js';
import { rebuild } from '../support/rebuild.js';
import { openTestEnvironment } from '../support/test-environment.js';

const FOLDERS: readonly BatchService[] = [
  { name: 'identity-resolver', module: IdentityResolverModule, consumes: [rawContacts], emits: [identityEvents] },
  {
    name: 'crm-projector',
    module: CrmProjectorModule,
    consumes: [identityEvents, rawGroups, edits],
    emits: [crmChanges, crmActivity],
  },
  schedulerService,
];

export interface Job {
  readonly jobId: string;
  readonly status: string;
  readonly progress: Readonly<Record<string, number | null>>;
  readonly error: { readonly code: string } | null;
}

/** All services from an uploaded file to persons in this process, used through the API. */
export class FileSourceHarness {
  private constructor(
    private readonly testEnv: TestEnvironment,
    readonly database: Database,
    private readonly services: readonly RunningService[],
    private readonly api: string,
    private readonly key: string,
  ) {}

  static async open(uploadLimit = 1 << 30): Promise<FileSourceHarness> {
    const testEnv = await openTestEnvironment();
    const database = await Database.open({ url: testEnv.databaseUrl, applicationName: 'file-source-spec' });
    const env = {
      KITH_KAFKA_BROKERS: testEnv.kafkaBrokers,
      KITH_DATABASE_URL: testEnv.databaseUrl,
      KITH_TOPIC_PREFIX: testEnv.topicPrefix,
      KITH_OPS_PORT: '0',
    };
    const api = await startControlApi(
      contextOf(
        loadConfig(controlApiConfig, {
          ...env,
          KITH_API_PORT: '0',
          KITH_VAULT_KEY: randomBytes(32).toString('base64'),
          KITH_API_UPLOAD_LIMIT_BYTES: String(uploadLimit),
        }),
      ),
    );
    const ingester = await startIngester(contextOf(loadConfig(fileConfig, env)));
    const folders = await Promise.all(
      FOLDERS.map((service) => startBatchService(contextOf(loadConfig(batchConfig, env)), service)),
    );
    const key = await new ApiKeys(database).create('spec', scopes);
    return new FileSourceHarness(testEnv, database, [ingester, ...folders, api], api.url, key);
  }

  get databaseUrl(): string {
    return this.testEnv.databaseUrl;
  }

  get kafka(): KafkaConnection {
    const { kafkaBrokers, topicPrefix } = this.testEnv;
    return { brokers: kafkaBrokers.split(','), clientId: 'spec', topicPrefix };
  }

  async close(): Promise<void> {
    for (const service of this.services) await service.stop();
    await this.database.close();
    await this.testEnv.close();
  }

  async call(route: string, body?: object, headers: Readonly<Record<string, string>> = {}): Promise<Response> {
    const [method = '', path = ''] = route.split(' ');
    return fetch(`${this.api}/api/v2/${path}`, {
      method,
      headers: { authorization: `Bearer ${this.key}`, ...(body && { 'content-type': 'application/json' }), ...headers },
      ...(body && { body: JSON.stringify(body) }),
    });
  }

  /** The body of a successful response. */
  async data<T>(route: string, body?: object): Promise<T> {
    const answer = await this.call(route, body);
    if (!answer.ok) throw new Error(`${route}: ${answer.status} ${await answer.text()}`);
    return ((await answer.json()) as { data: T }).data;
  }

  /** A new account of provider file that is read only when a file is uploaded. */
  async connect(region?: string): Promise<string> {
    const settings = { sync: { runOnStartup: false, intervalMinutes: 1_440 }, ...(region && { region }) };
    const { id } = await this.data<{ id: string }>('POST instances', { provider: 'file', name: 'Export', settings });
    return id;
  }

  async send(accountId: string, file: string | Uint8Array | ReadableStream, query = ''): Promise<Response> {
    return fetch(`${this.api}/api/v2/instances/${accountId}/file${query}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${this.key}`, 'content-type': 'text/vcard' },
      body: file,
      duplex: 'half',
    });
  }

  /** Uploads a file, waits until it is read, and returns its job. */
  async upload(accountId: string, file: string | Uint8Array | ReadableStream, query = ''): Promise<Job> {
    const answer = await this.send(accountId, file, query);
    const { data } = (await answer.json()) as { data: Job };
    expect(answer.status).toBe(202);
    return eventually(
      async () => {
        const job = await this.data<Job>(`GET instances/${accountId}/sync/${data.jobId}`);
        expect(['completed', 'failed']).toContain(job.status);
        return job;
      },
      { withinMs: 60_000 },
    );
  }

  /** Waits until every record of the log is in the read model. */
  async folded(): Promise<void> {
    await eventually(
      async () => {
        const [behind] = await this.database.query<{ open: number }>(
          `select (select count(*) from log.outbox)::int
             + (select count(*) from ingest.source_versions v where kind = 'contact' and not exists (
                 select from crm.contacts_source_links l where l.account_id = v.account_id::text
                   and l.external_contact_id = v.external_id and (l.deleted_at is not null) = v.deleted
                   and l.source_version = v.revision || '.' || case when v.deleted then 'deleted' else v.content_hash end))::int
             as open`,
        );
        expect(behind?.open).toBe(0);
      },
      { withinMs: 60_000 },
    );
  }

  /** Rebuilds the read model of persons from the log, as `kith rebuild crm` does. */
  async rebuild(): Promise<void> {
    await rebuild(this.databaseUrl, this.kafka);
  }

  async export(search: string, format: 'vcf' | 'csv' = 'vcf'): Promise<string> {
    return (await this.call(`GET persons/export?format=${format}&search=${search}`)).text();
  }
}

function contextOf<Config>(config: Config): ServiceContext<Config> {
  return {
    config,
    logger: createLogger({ name: 'spec', level: 'silent' }),
    metrics: createMetrics('spec'),
    health: new Health(),
    fatal: (error) => {
      throw error;
    },
  };
}
