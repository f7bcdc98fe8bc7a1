import { randomBytes } from 'node:crypto';
import { Registry } from 'prom-client';
import { createLogger, Health, loadConfig } from '#service-kit';
import { Database } from '#store';
import { ApiKeys, type Scope, scopes } from '#vault';
import { startScheduler } from '../../../test/support/scheduler.js';
import { openTestEnvironment } from '../../../test/support/test-environment.js';
import { controlApiConfig } from '../bootstrap/control-api.config.js';
import { startControlApi } from '../bootstrap/start-control-api.js';

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** The body as JSON; an empty object if it is not JSON. */
  readonly body: Readonly<Record<string, unknown>>;
}

export interface Call {
  /** The key to send: one with all scopes if absent, none if null. */
  readonly key?: string | null;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

export type RunningApi = Awaited<ReturnType<typeof runApi>>;

/**
 * The control API as it runs in production, in this process, with its own database and topics.
 * @param settings environment variables in addition to those that every API needs
 */
export async function runApi(settings: Readonly<Record<string, string>> = {}) {
  const testEnv = await openTestEnvironment();
  const database = await Database.open({ url: testEnv.databaseUrl, applicationName: 'control-api-spec' });
  const keys = new ApiKeys(database);
  const fullKey = await keys.create('all', scopes);
  const log: string[] = [];
  const environment = {
    KITH_KAFKA_BROKERS: testEnv.kafkaBrokers,
    KITH_DATABASE_URL: testEnv.databaseUrl,
    KITH_TOPIC_PREFIX: testEnv.topicPrefix,
    KITH_VAULT_KEY: randomBytes(32).toString('base64'),
    KITH_OPS_PORT: '0',
    KITH_API_PORT: '0',
    ...settings,
  };
  const config = loadConfig(controlApiConfig, environment);
  const context = () => ({
    logger: createLogger({ name: 'spec', level: 'info' }, { write: (line) => void log.push(line) }),
    metrics: new Registry(),
    health: new Health(),
    fatal: (error: Error) => {
      throw error;
    },
  });
  const api = await startControlApi({ ...context(), config });

  return {
    config,
    /** http://host:port */
    url: api.url,
    database,
    keys,
    /** What the API does not do itself: folds sync.events. The caller stops it. */
    startScheduler: () => startScheduler(environment, context()),
    /** The log so far. */
    logged: () => log.join(''),
    keyWith: (...granted: Scope[]) => keys.create('spec', granted),
    /** `route` is a method and a path, e.g. `GET /api/v2/persons`. */
    call: async (route: string, { key = fullKey, body, headers = {} }: Call = {}): Promise<Answer> => {
      const [method = '', path = ''] = route.split(' ');
      const response = await fetch(new URL(path, api.url), {
        method,
        headers: {
          ...(key !== null && { authorization: `Bearer ${key}` }),
          ...(body !== undefined && { 'content-type': 'application/json' }),
          ...headers,
        },
        ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
      });
      const text = await response.text();
      return { status: response.status, headers: response.headers, text, body: jsonOf(text) };
    },
    close: async () => {
      await api.stop();
      await database.close();
      await testEnv.close();
    },
  };
}

function jsonOf(text: string): Record<string, unknown> {
  return text.startsWith('{') ? (JSON.parse(text) as Record<string, unknown>) : {};
}
