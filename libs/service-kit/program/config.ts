import { z } from 'zod';

/** A TCP port; 0 lets the system choose one. */
export const port = z.coerce.number().int().min(0).max(65_535);

const LOOPBACK = new Set(['127.0.0.1', 'localhost', '[::1]']);

/** A place that secrets travel to: plain http is for this machine only. */
export const confidentialUrl = z
  .string()
  .refine(isConfidential, 'must be an https URL, or an http one to this machine');

/** The same, as a prefix: it ends with a slash. */
export const confidentialRoot = confidentialUrl.transform((text) => (text.endsWith('/') ? text : `${text}/`));

/** What every process needs: how it logs, and where it answers its operators. */
export const opsConfig = z.object({
  KITH_LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']).default('info'),
  KITH_OPS_PORT: port,
  KITH_OPS_HOST: z.string().default('127.0.0.1'),
});

/** What every process that works on the log and the store needs. Extend it with a service's own keys. */
export const baseConfig = opsConfig.extend({
  KITH_KAFKA_BROKERS: z
    .string()
    .transform((list) => list.split(',').map((broker) => broker.trim()))
    .pipe(z.array(z.string().regex(/^[^\s:/]+:\d{1,5}$|^\[[\da-fA-F:]+\]:\d{1,5}$/, 'must be host:port[,host:port…]'))),
  /** For brokers that ask for a login, by SASL/PLAIN. */
  KITH_KAFKA_USERNAME: z.string().optional(),
  KITH_KAFKA_PASSWORD: z.string().optional(),
  KITH_DATABASE_URL: z.string().refine(isPostgresUrl, 'must be postgres://user:password@host:port/database'),
  KITH_TOPIC_PREFIX: z
    .string()
    .regex(/^[A-Za-z0-9._-]{0,100}$/, 'may only have letters, digits, dot, underscore and hyphen, at most 100')
    .default('kith.'),
  KITH_SCHEMA_REGISTRY_URL: z.url({ protocol: /^https?$/, error: 'must be an http or https URL' }).optional(),
});

/** What a service of batch handlers needs. */
export const batchConfig = baseConfig.extend({
  /** The most messages of one transaction. */
  KITH_BATCH_SIZE: z.coerce.number().int().min(1).max(10_000).default(1_000),
});

/** How to log in to Kafka; undefined when no user is configured. */
export function kafkaLogin(config: Pick<BaseConfig, 'KITH_KAFKA_USERNAME' | 'KITH_KAFKA_PASSWORD'>) {
  const { KITH_KAFKA_USERNAME: username, KITH_KAFKA_PASSWORD: password = '' } = config;
  return username === undefined ? undefined : { username, password };
}

export type OpsConfig = z.output<typeof opsConfig>;
export type BaseConfig = z.output<typeof baseConfig>;

/** Says which keys are wrong and how, a sentence for each; never what they were set to. */
export class ConfigError extends Error {
  constructor(readonly sentences: readonly string[]) {
    super(sentences.join('\n'));
    this.name = 'ConfigError';
  }
}

/**
 * Parses the environment once. A key that is set to nothing counts as not set, because container files often do that.
 * @throws ConfigError
 */
export function loadConfig<S extends z.ZodType>(schema: S, env: NodeJS.ProcessEnv): z.output<S> {
  const set = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value !== ''));
  const result = schema.safeParse(set);
  if (result.success) return result.data;
  throw new ConfigError([...new Set(result.error.issues.map((issue) => sentence(issue, set)))]);
}

/** zod's own messages name expected types and limits; only messages of the schemas themselves could carry a value, and none does. */
function sentence(issue: z.core.$ZodIssue, set: Record<string, unknown>): string {
  const [key] = issue.path;
  if (key === undefined) return `Configuration: ${issue.message}.`;
  return String(key) in set ? `${String(key)}: ${issue.message}.` : `${String(key)} is not set.`;
}

function isConfidential(text: string): boolean {
  const url = URL.parse(text);
  return url?.protocol === 'https:' || (url?.protocol === 'http:' && LOOPBACK.has(url.hostname));
}

function isPostgresUrl(text: string): boolean {
  const url = URL.parse(text);
  return url !== null && /^postgres(ql)?:$/.test(url.protocol) && url.hostname !== '' && url.pathname.length > 1;
}
