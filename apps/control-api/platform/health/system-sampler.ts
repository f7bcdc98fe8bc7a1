import { topics as contracts } from '#contracts';
import type { BrokerProbe, PartitionEnds } from '#event-log';
import type { Database } from '#store';
import type { ConsumerPosition, StoredState, SystemSample } from './system-sample.js';

/** A server that does not answer within this time is not waited for; the question stays open and is not asked again meanwhile. */
const PATIENCE_MS = 3_000;

interface Servers {
  readonly database: Database;
  readonly broker: BrokerProbe;
  readonly topicPrefix: string;
}

type Ends = ReadonlyMap<string, readonly PartitionEnds[]>;

/** Looks at Postgres and Kafka. Never rejects, and answers within seconds. */
export class SystemSampler {
  readonly #stored: Question<StoredState>;
  readonly #ends: Question<Ends>;

  constructor({ database, broker, topicPrefix }: Servers) {
    this.#stored = new Question(() => storedState(database));
    this.#ends = new Question(() => endsOf(broker, topicPrefix));
  }

  async sample(): Promise<SystemSample> {
    const [stored, ends] = await Promise.all([this.#stored.answer(), this.#ends.answer()]);
    const positions = stored && ends ? positionsOf(stored, ends) : null;
    return { at: Date.now(), stored, positions, kafkaAnswers: ends !== null };
  }
}

/** A question with at most one attempt under way. */
class Question<T> {
  #asking: Promise<T | null> | undefined;

  constructor(private readonly ask: () => Promise<T>) {}

  /** null: no answer in time, or none at all. */
  async answer(): Promise<T | null> {
    const late = Promise.withResolvers<null>();
    const timer = setTimeout(() => late.resolve(null), PATIENCE_MS);
    this.#asking ??= this.ask()
      .catch(() => null)
      .finally(() => {
        this.#asking = undefined;
      });
    return Promise.race([this.#asking, late.promise]).finally(() => clearTimeout(timer));
  }
}

/** In one statement, so that it needs one connection. */
async function storedState(database: Database): Promise<StoredState> {
  const [row] = await database.query<{ state: Omit<StoredState, 'checkpoints'> & { checkpoints: StoredCheckpoint[] } }>(
    `select json_build_object(
       'processes', (select coalesce(json_agg(json_build_object('service', service, 'consumes', consumes, 'failing', failing,
         'ageMs', extract(epoch from clock_timestamp() - beat_at) * 1000)), '[]') from log.heartbeats),
       'checkpoints', (select coalesce(json_agg(json_build_object('consumer', consumer, 'topic', topic, 'partition', partition,
         'next', next_offset::text)), '[]') from log.checkpoints),
       'outboxes', (select coalesce(json_agg(depth), '[]') from (
         select producer, sum(message_count)::int as messages,
           extract(epoch from clock_timestamp() - min(created_at)) * 1000 as "oldestMs"
         from log.outbox group by producer) depth),
       'deadLetters', (select coalesce(json_agg(open), '[]') from (
         select consumer, count(*)::int as count from log.dead_letters
         where state in ('dead', 'blocked', 'replay', 'discard') group by consumer) open),
       'jobs', (select coalesce(json_agg(outcome), '[]') from (
         select type, status, count(*)::int as count from sync.sync_jobs group by type, status) outcome)) as state`,
  );
  if (!row) throw new Error('Postgres answered no row');
  const checkpoints = row.state.checkpoints.map(({ next, ...rest }) => ({ ...rest, next: BigInt(next) }));
  return { ...row.state, checkpoints };
}

interface StoredCheckpoint {
  readonly consumer: string;
  readonly topic: string;
  readonly partition: number;
  readonly next: string;
}

async function endsOf(broker: BrokerProbe, topicPrefix: string): Promise<Ends> {
  const names = contracts.map(({ name }) => name);
  const ends = await broker.endsOf(names.map((name) => topicPrefix + name));
  return new Map(names.map((name) => [name, ends.get(topicPrefix + name) ?? []]));
}

/** Of every service that has a heartbeat, old or new. Checkpoints alone may be those of a service that there is no more. */
function positionsOf({ processes, checkpoints }: StoredState, ends: Ends): ConsumerPosition[] {
  const readers = new Map<string, { consumer: string; topic: string }>();
  for (const { service: consumer, consumes } of processes)
    for (const topic of consumes) readers.set(`${consumer} ${topic}`, { consumer, topic });
  const next = new Map(checkpoints.map((one) => [`${one.consumer} ${one.topic}/${one.partition}`, one.next]));
  return [...readers.values()].flatMap(({ consumer, topic }) =>
    (ends.get(topic) ?? []).map(({ partition, first, end }) => {
      const name = `${consumer} ${topic}/${partition}`;
      return { consumer, topic, partition: name, next: next.get(name) ?? 0n, first, end };
    }),
  );
}
