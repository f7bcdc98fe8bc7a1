import { randomBytes, randomUUID } from 'node:crypto';
import { Kafka, logLevel } from 'kafkajs';
import { expect } from 'vitest';
import {
  type Message,
  type RawContactMessage,
  type RawGroupMessage,
  rawContacts,
  rawGroups,
  SingleObjectCodec,
  type SyncCommand,
  type SyncEvent,
  syncCommands,
  syncEvents,
  type TopicContract,
} from '#contracts';
import { LogProducer } from '#event-log';
import { createLogger, createMetrics, Health, loadConfig, type RunningService } from '#service-kit';
import { Database } from '#store';
import { ApiKeys, scopes, Vault } from '#vault';
import { controlApiConfig } from '../../apps/control-api/bootstrap/control-api.config.js';
import { type RunningControlApi, startControlApi } from '../../apps/control-api/bootstrap/start-control-api.js';
import { googleConfig } from '../../apps/google-contacts-ingester/google.config.js';
import { startIngester } from '../../apps/google-contacts-ingester/start.js';
import { type RunningSandbox, startSandbox } from '../../apps/sandbox/index.js';
import type { TestEnvironment } from '../support/create-test-environment.js';
import { eventually } from '../support/eventually.js';
import { startScheduler } from '../support/scheduler.js';
import { openTestEnvironment } from '../support/test-environment.js';

/** Settings without polls, so that every run is one that the test requested. */
export const ONLY_WHEN_ASKED = { sync: { runOnStartup: false, intervalMinutes: 1_440 } };

/** Consumes topics from the beginning, in the order of arrival. */
class TopicTail {
  readonly #kafka: Kafka;
  readonly #next = new Map<string, bigint>();
  readonly #messages = new Map<string, Message[]>();
  readonly #codec = new SingleObjectCodec();
  #disconnect: () => Promise<void> = async () => {};

  constructor(
    private readonly testEnv: TestEnvironment,
    private readonly topics: readonly TopicContract[],
  ) {
    this.#kafka = new Kafka({ clientId: 'tail', brokers: testEnv.kafkaBrokers.split(','), logLevel: logLevel.NOTHING });
  }

  async open(): Promise<void> {
    const byName = new Map(this.topics.map((topic) => [this.testEnv.topicPrefix + topic.name, topic]));
    const consumer = this.#kafka.consumer({ groupId: `${this.testEnv.topicPrefix}tail`, maxWaitTimeInMs: 50 });
    this.#disconnect = () => consumer.disconnect();
    await consumer.connect();
    await consumer.subscribe({ topics: [...byName.keys()], fromBeginning: true });
    await consumer.run({
      eachMessage: async ({ topic, partition, message }) => {
        const contract = byName.get(topic);
        if (!contract) return;
        this.#of(contract).push(this.#codec.decode(contract, message.value));
        this.#next.set(`${topic}/${partition}`, BigInt(message.offset) + 1n);
      },
    });
  }

  /** All messages of the topic that are in the log now. */
  async read<M extends Message>(topic: TopicContract<M>): Promise<M[]> {
    const admin = this.#kafka.admin();
    await admin.connect();
    try {
      const name = this.testEnv.topicPrefix + topic.name;
      const ends = await admin.fetchTopicOffsets(name);
      await eventually(() => {
        for (const { partition, high } of ends) {
          expect(this.#next.get(`${name}/${partition}`) ?? 0n).toBeGreaterThanOrEqual(BigInt(high));
        }
      });
      return [...this.#of(topic)] as M[];
    } finally {
      await admin.disconnect();
    }
  }

  close(): Promise<void> {
    return this.#disconnect();
  }

  #of(topic: TopicContract): Message[] {
    const messages = this.#messages.get(topic.name) ?? [];
    this.#messages.set(topic.name, messages);
    return messages;
  }
}

/** The ingester between a sandbox and a log of its own. */
export class IngesterHarness {
  readonly #vaultKey = randomBytes(32).toString('base64');
  /** Every line that a service logged. */
  readonly logged: string[] = [];
  /** Every answer of the API. */
  readonly answers: string[] = [];
  readonly #logger = createLogger({ name: 'spec', level: 'debug' }, { write: (line) => void this.logged.push(line) });
  #service: RunningService | undefined;
  #api: RunningControlApi | undefined;
  #scheduler: RunningService | undefined;
  #apiKey = '';

  private constructor(
    readonly testEnv: TestEnvironment,
    readonly sandbox: RunningSandbox,
    readonly database: Database,
    private readonly producer: LogProducer,
    private readonly tail: TopicTail,
  ) {}

  static async open(): Promise<IngesterHarness> {
    const testEnv = await openTestEnvironment();
    const sandbox = await startSandbox();
    const database = await Database.open({ url: testEnv.databaseUrl, applicationName: 'ingester-spec' });
    const kafka = { brokers: testEnv.kafkaBrokers.split(','), clientId: 'spec', topicPrefix: testEnv.topicPrefix };
    const producer = new LogProducer(kafka, new SingleObjectCodec(), createLogger({ name: 'spec', level: 'silent' }));
    const tail = new TopicTail(testEnv, [rawContacts, rawGroups, syncEvents]);
    await tail.open();
    return new IngesterHarness(testEnv, sandbox, database, producer, tail);
  }

  async startIngester(): Promise<void> {
    const config = loadConfig(googleConfig, {
      ...this.#environment(),
      KITH_GOOGLE_API_ROOT: this.sandbox.googleApiRoot,
      KITH_GOOGLE_OAUTH_ROOT: this.sandbox.oauthRoot,
    });
    this.#service = await startIngester({ config, ...this.#context() });
  }

  /** The control API and the scheduler, with a key that may do everything. */
  async startApi(environment: Record<string, string> = {}): Promise<void> {
    const config = loadConfig(controlApiConfig, { ...this.#environment(), KITH_API_PORT: '0', ...environment });
    this.#api = await startControlApi({ config, ...this.#context() });
    this.#scheduler = await startScheduler(this.#environment(), this.#context());
    this.#apiKey = await new ApiKeys(this.database).create('spec', scopes);
  }

  /** The keys that the environment was opened with. */
  get keys(): readonly string[] {
    return [this.#vaultKey, this.#apiKey];
  }

  /** Where the API answers. */
  get apiUrl(): string {
    return this.#api?.url ?? '';
  }

  /** Calls the API: `route` is a method and a path below /api/v2. Throws for an answer that is no success. */
  async call<T>(route: string, body?: object): Promise<T> {
    const [method = '', path = ''] = route.split(' ');
    const answer = await fetch(`${this.apiUrl}/api/v2/${path}`, {
      method,
      headers: { authorization: `Bearer ${this.#apiKey}`, ...(body && { 'content-type': 'application/json' }) },
      ...(body && { body: JSON.stringify(body) }),
    });
    const text = await answer.text();
    this.answers.push(text);
    if (!answer.ok) throw new Error(`${route}: ${answer.status} ${text}`);
    return JSON.parse(text) as T;
  }

  #environment(): Record<string, string> {
    return {
      KITH_KAFKA_BROKERS: this.testEnv.kafkaBrokers,
      KITH_DATABASE_URL: this.testEnv.databaseUrl,
      KITH_TOPIC_PREFIX: this.testEnv.topicPrefix,
      KITH_OPS_PORT: '0',
      KITH_VAULT_KEY: this.#vaultKey,
    };
  }

  #context() {
    return {
      logger: this.#logger,
      metrics: createMetrics('spec'),
      health: new Health(),
      fatal: (error: Error) => {
        throw error;
      },
    };
  }

  async stopIngester(): Promise<void> {
    await this.#service?.stop();
    this.#service = undefined;
  }

  async close(): Promise<void> {
    await this.stopIngester();
    await this.#api?.stop();
    await this.#scheduler?.stop();
    await this.tail.close();
    await this.producer.close();
    await this.database.close();
    await this.sandbox.close();
    await this.testEnv.close();
  }

  /** Calls the sandbox's admin API. */
  async admin<T = unknown>(method: string, path: string, body?: object): Promise<T> {
    const answer = await fetch(`${this.sandbox.adminUrl}/${path}`, {
      method,
      ...(body && { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
    });
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
    return (answer.status === 204 ? undefined : await answer.json()) as T;
  }

  /** A new Google account with so many people; returns its name. */
  async newGoogleAccount(count: number): Promise<string> {
    const name = `g${randomBytes(4).toString('hex')}`;
    await this.admin('POST', 'accounts', { name, count });
    return name;
  }

  /** How many of each kind the Google account has. */
  async sizes(name: string): Promise<{ people: number; otherContacts: number }> {
    const { accounts } = await this.admin<{ accounts: { name: string; people: number; otherContacts: number }[] }>(
      'GET',
      'accounts',
    );
    const account = accounts.find((one) => one.name === name);
    if (!account) throw new Error(`There is no account ${name}`);
    return account;
  }

  /** The same, connected to Kith. */
  async connect(count: number, settings: object = ONLY_WHEN_ASKED): Promise<{ name: string; accountId: string }> {
    const name = await this.newGoogleAccount(count);
    const accountId = randomUUID();
    await this.signInAgain({ name, accountId });
    const value = { accountId, provider: 'google', name, settings: JSON.stringify(settings), addedAt: Date.now() };
    await this.command({ type: 'AccountAdded', value });
    return { name, accountId };
  }

  credentials(name: string): Promise<Credentials> {
    return this.admin<Credentials>('GET', `credentials/${name}`);
  }

  async signInAgain({ name, accountId }: { name: string; accountId: string }): Promise<void> {
    const { clientId, clientSecret, refreshToken } = await this.credentials(name);
    const vault = await this.#vault();
    await this.database.transaction(async (tx) => {
      await vault.put(tx, accountId, 'client_id', clientId);
      await vault.put(tx, accountId, 'client_secret', clientSecret);
      await vault.put(tx, accountId, 'refresh_token', refreshToken);
    });
  }

  async forgetCredentials(accountId: string): Promise<void> {
    const vault = await this.#vault();
    await this.database.transaction((tx) => vault.remove(tx, accountId));
  }

  async command(command: SyncCommand): Promise<void> {
    await this.producer.send(syncCommands, [{ key: command.value.accountId, message: command }]);
  }

  /** Asks for a sync and returns its id at once. */
  async request(
    accountId: string,
    mode: SyncMode = 'INCREMENTAL',
    type = 'contacts',
    externalId: string | null = null,
  ): Promise<string> {
    const jobId = randomUUID();
    const value = { jobId, accountId, provider: 'google', type, mode, requestedAt: Date.now(), externalId };
    await this.command({ type: 'SyncRequested', value });
    return jobId;
  }

  /** Requests a sync and returns the event of its end. */
  async sync(accountId: string, mode: SyncMode = 'INCREMENTAL'): Promise<SyncEvent> {
    return this.outcome(await this.request(accountId, mode));
  }

  async outcome(jobId: string): Promise<SyncEvent> {
    return eventually(
      async () => {
        const events = await this.events(jobId);
        const end = events.find(({ type }) => type === 'SyncCompleted' || type === 'SyncFailed');
        if (!end) throw new Error(`The job has not ended; seen: ${events.map(({ type }) => type).join(', ')}`);
        return end;
      },
      { withinMs: 45_000, everyMs: 50 },
    );
  }

  /** Waits for an event of this type about the job. */
  async seen(jobId: string, type: SyncEvent['type']): Promise<void> {
    await eventually(async () => expect((await this.events(jobId)).map((event) => event.type)).toContain(type));
  }

  /** Waits until the account's newest event is that it changed into `state`. */
  async changesTo(accountId: string, state: { readonly state: string; readonly code: string | null }): Promise<void> {
    await eventually(async () =>
      expect((await this.events(accountId)).at(-1)).toMatchObject({ type: 'AccountStateChanged', value: state }),
    );
  }

  /** The events of a job or an account. */
  async events(id: string): Promise<SyncEvent[]> {
    const events = await this.tail.read(syncEvents);
    return events.filter(({ type, value }) => (type === 'AccountStateChanged' ? value.accountId : value.jobId) === id);
  }

  async contacts(accountId: string): Promise<RawContactMessage['value'][]> {
    const messages: RawContactMessage[] = await this.tail.read(rawContacts);
    return messages.map(({ value }) => value).filter((contact) => contact.accountId === accountId);
  }

  async eventuallyContacts(accountId: string, count: number): Promise<void> {
    await eventually(async () => expect(await this.contacts(accountId)).toHaveLength(count));
  }

  async groups(accountId: string): Promise<RawGroupMessage['value'][]> {
    const messages: RawGroupMessage[] = await this.tail.read(rawGroups);
    return messages.map(({ value }) => value).filter((group) => group.accountId === accountId);
  }

  /** The address book as its owner sees it: resource name to person. */
  async people(name: string): Promise<Map<string, Person>> {
    const { people } = await this.admin<{ people: Person[] }>('GET', `accounts/${name}/people?limit=1000`);
    return new Map(people.map((person) => [person.resourceName, person]));
  }

  #vault(): Promise<Vault> {
    return Vault.open({ database: this.database, key: this.#vaultKey });
  }
}

type SyncMode = 'FULL' | 'INCREMENTAL';

interface Credentials {
  readonly clientId: string;
  readonly clientSecret: string;
  readonly refreshToken: string;
}

export interface Person {
  readonly resourceName: string;
  readonly metadata: { readonly sources: readonly { readonly type: string; readonly id: string }[] };
  readonly names?: readonly { readonly displayName?: string }[];
}

/** The id under which a person's records stand in the log. */
export function contactId(person: Person | undefined): string {
  const id = person?.metadata.sources.find(({ type }) => type === 'CONTACT')?.id;
  if (id === undefined) throw new Error('The person has no contact source');
  return id;
}
