import {
  type ContactEdited,
  type Edit,
  edits,
  identityEvents,
  type Message,
  type RawContactMessage,
  type RawGroupMessage,
  rawContacts,
  rawGroups,
  SingleObjectCodec,
  type TopicContract,
  topics,
} from '#contracts';
import type { BatchContext, LogMessage } from '#event-log';
import { Database } from '#store';
import { EditsController } from '../../../apps/crm-projector/consumers/edits.controller.js';
import { IdentityEventsController } from '../../../apps/crm-projector/consumers/identity-events.controller.js';
import { RawGroupsController } from '../../../apps/crm-projector/consumers/raw-groups.controller.js';
import { EditsController as JudgedController } from '../../../apps/identity-resolver/consumers/edits.controller.js';
import { RawContactsController } from '../../../apps/identity-resolver/consumers/raw-contacts.controller.js';
import type { TestEnvironment } from '../create-test-environment.js';
import { Consumer, type Handled } from './consumer.js';
import { encodeRecord, unpack } from './log-internals.js';
import type { Keyed } from './records/raw-records.js';
import { emptyTables, type Rows, rowsOf } from './rows.js';
import { type Delivery, TopicLog } from './topic-log.js';

export interface CatchUpOptions {
  readonly resolving?: Delivery;
  readonly projecting?: Delivery;
  /** How many processes of each service share the partitions; they work at the same time. */
  readonly processes?: number;
  /** The relay crashes after every send and sends again. */
  readonly relayRepeats?: boolean;
}

const SERVICES = {
  'identity-resolver': { schema: 'identity', consumes: [rawContacts, edits] },
  'crm-projector': { schema: 'crm', consumes: [rawGroups, identityEvents, edits] },
} as const;
type ServiceName = keyof typeof SERVICES;
const FOLDED = Object.values(SERVICES).map(({ schema }) => schema);

/**
 * A harness that runs the resolver and the projector over a real database, with topics in memory: fast enough for property tests.
 */
export class FoldHarness {
  readonly #codec = new SingleObjectCodec();
  #logs = newLogs();

  private constructor(
    private readonly testEnv: TestEnvironment,
    readonly database: Database,
  ) {}

  static async open(): Promise<FoldHarness> {
    const { openTestEnvironment } = await import('../test-environment.js');
    return FoldHarness.over(await openTestEnvironment());
  }

  /** Over a test environment that the caller closes after `end`. */
  static async over(testEnv: TestEnvironment): Promise<FoldHarness> {
    const url = `${testEnv.databaseUrl}?options=${encodeURIComponent('-c synchronous_commit=off')}`;
    return new FoldHarness(testEnv, await Database.open({ url, applicationName: 'fold', poolSize: 6 }));
  }

  async close(): Promise<void> {
    await this.end();
    await this.testEnv.close();
  }

  async end(): Promise<void> {
    await this.database.close();
  }

  /** An empty database and empty topics. */
  async clear(): Promise<void> {
    this.#logs = newLogs();
    await emptyTables(this.database, [...FOLDED, 'log']);
  }

  /** Appends records to the log; `catchUp` handles them. */
  appendRecords(records: readonly Keyed<RawContactMessage>[], groups: readonly Keyed<RawGroupMessage>[] = []): void {
    this.log(rawContacts).append(this.#encoded(rawContacts, records));
    this.log(rawGroups).append(this.#encoded(rawGroups, groups));
  }

  /** Appends judgements and removals of accounts to the log. */
  appendJudgements(records: readonly Keyed<Edit>[]): void {
    this.log(edits).append(this.#encoded(edits, records));
  }

  /** Appends edits of cards to the log. */
  appendEdits(...made: readonly ContactEdited[]): void {
    const records = made.map((value) => ({
      key: value.identityId,
      message: { type: 'ContactEdited' as const, value },
    }));
    this.log(edits).append(this.#encoded(edits, records));
  }

  log(topic: TopicContract): TopicLog {
    const log = this.#logs.get(topic.name);
    if (!log) throw new Error(`There is no log of ${topic.name}`);
    return log;
  }

  /** Resolves and projects everything in the log. */
  async catchUp(options: CatchUpOptions = {}): Promise<Handled> {
    const resolved = await this.resolve(options);
    const projected = await this.project(options);
    return {
      records: resolved.records + projected.records,
      deadLetters: resolved.deadLetters + projected.deadLetters,
    };
  }

  async resolve({ resolving, processes, relayRepeats }: CatchUpOptions = {}): Promise<Handled> {
    const handled = await this.#consume('identity-resolver', { delivery: resolving, processes });
    await this.#relay(relayRepeats);
    return handled;
  }

  async project({ projecting, processes, relayRepeats }: CatchUpOptions = {}): Promise<Handled> {
    const handled = await this.#consume('crm-projector', { delivery: projecting, processes });
    await this.#relay(relayRepeats);
    return handled;
  }

  /** Delivers every topic again from its start; the checkpoints stay. */
  rewind(): void {
    for (const log of this.#logs.values()) log.rewind();
  }

  /** Drops the tables and checkpoints of a service, so its topics are delivered again from the start. */
  async forget(service: ServiceName): Promise<void> {
    const { schema, consumes } = SERVICES[service];
    await emptyTables(this.database, [schema]);
    await this.database.query('delete from log.checkpoints where consumer = $1', [service]);
    for (const topic of consumes) this.log(topic).rewind(service);
  }

  /** The external ids of the source contacts of every card, both sorted. */
  async persons(): Promise<string[][]> {
    const rows = await this.database.query<{ ids: string[] }>(
      `select array_agg(l.external_contact_id order by l.external_contact_id) as ids
       from crm.contacts c left join crm.contacts_source_links l on l.local_contact_id = c.id group by c.id order by 1`,
    );
    return rows.map(({ ids }) => ids);
  }

  /** How many transactions wait for another one's locks. */
  async waiting(): Promise<number> {
    const rows = await this.database.query(
      "select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'",
    );
    return rows.length;
  }

  rows(without?: readonly string[]): Promise<Rows> {
    return rowsOf(this.database, FOLDED, without);
  }

  /** Messages of a topic that the services write, partition by partition. */
  messages<M extends Message>(topic: TopicContract<M>): { key: string | null; message: M | null }[] {
    return this.log(topic)
      .records()
      .map(({ key, value }) => ({ key, message: value && this.#codec.decode(topic, value) }));
  }

  async #consume(
    name: ServiceName,
    { delivery = {}, processes = 1 }: { delivery: Delivery | undefined; processes: number | undefined },
  ): Promise<Handled> {
    const work = Array.from({ length: processes }, async (_, process) => {
      const consumer = new Consumer(this.database, {
        name,
        codec: this.#codec,
        handler: (topic) => handlerOf(name, topic),
      });
      const partitions = (partition: number) =>
        partition % processes === process && (delivery.partitions?.(partition) ?? true);
      let handled: Handled = { records: 0, deadLetters: 0 };
      for (const topic of SERVICES[name].consumes) {
        const { records, deadLetters } = await consumer.consume(
          this.log(topic).deliver(name, { ...delivery, partitions }),
        );
        handled = { records: handled.records + records, deadLetters: handled.deadLetters + deadLetters };
      }
      return handled;
    });
    const all = await Promise.all(work);
    return {
      records: all.reduce((sum, { records }) => sum + records, 0),
      deadLetters: all.reduce((sum, { deadLetters }) => sum + deadLetters, 0),
    };
  }

  async #relay(repeats = false): Promise<void> {
    const rows = await this.database.query<{ topic: string; messages: Buffer }>(
      'select topic, messages from log.outbox order by id',
    );
    for (const { topic, messages } of rows) {
      const records = await unpack(topic, messages);
      for (let sends = repeats ? 2 : 1; sends > 0; sends--) this.#logs.get(topic)?.append(records);
    }
    await this.database.query('delete from log.outbox');
  }

  #encoded<M extends Message>(topic: TopicContract<M>, records: readonly Keyed<M>[]) {
    return records.map(({ key, message }) => encodeRecord(this.#codec, topic, key, message));
  }
}

function newLogs(): Map<string, TopicLog> {
  return new Map(topics.map((topic) => [topic.name, new TopicLog(topic)]));
}

const contacts = new RawContactsController();
const identities = new IdentityEventsController();
const groups = new RawGroupsController();
const judged = new JudgedController();
const edited = new EditsController();

type Handler = (messages: never, context: BatchContext) => Promise<void>;

/** What Nest would route by the controllers' patterns. */
const HANDLERS: Readonly<Record<ServiceName, Readonly<Record<string, Handler>>>> = {
  'identity-resolver': {
    [rawContacts.name]: (messages, context) => contacts.resolve(messages, context),
    [edits.name]: (messages, context) => judged.judge(messages, context),
  },
  'crm-projector': {
    [identityEvents.name]: (messages, context) => identities.project(messages, context),
    [rawGroups.name]: (messages, context) => groups.project(messages, context),
    [edits.name]: (messages, context) => edited.project(messages, context),
  },
};

function handlerOf(service: ServiceName, { name }: TopicContract) {
  const handler = HANDLERS[service][name];
  if (!handler) throw new Error(`${service} does not handle ${name}`);
  return (messages: readonly LogMessage<Message>[], context: BatchContext) => handler(messages as never, context);
}
