import { StallWatch } from '#event-log';
import type { BeatingProcess, StoredState, SystemSample } from './system-sample.js';

/** A part of Kith, and whether it stands still. */
export interface HealthPart {
  /** kafka, postgres, the name of a service, `<consumer> <topic>`, or `outbox of <service>`. */
  readonly name: string;
  readonly state: 'ok' | 'standstill';
  /** Since when it stands still, in Unix milliseconds; null if it does not. */
  readonly since: number | null;
  /** A sentence about the standstill. */
  readonly message: string | null;
}

/** Three heartbeats. */
const SILENCE_MS = 15_000;
/** Longer than a batch, a relay's retry and a rebalance of the consumers take. */
const STALL_MS = 20_000;

/** A server that misses one question may be busy. */
const SERVER_PATIENCE_MS = 5_000;
/** Joining a group again takes a consumer some seconds. */
const SERVICE_PATIENCE_MS = 10_000;

/** Judges looks from outside, one after the other. Everything that depends on time comes from the samples. */
export class SystemHealth {
  #stalls = new StallWatch(STALL_MS);
  #postgresBackAt = 0;
  #since = new Map<string, number>();
  #stored: readonly HealthPart[] = [];
  #consumers: readonly HealthPart[] = [];

  /** The parts after this sample, servers first. What cannot be seen now stays as it was seen last. */
  observe(sample: SystemSample): readonly HealthPart[] {
    const { at, stored, positions, kafkaAnswers } = sample;
    if (stored === null) this.#postgresBackAt = Number.POSITIVE_INFINITY;
    else this.#postgresBackAt = Math.min(this.#postgresBackAt, at);
    if (stored !== null) this.#stored = [...this.#services(stored, at), ...outboxes(stored, at)];
    if (positions !== null) this.#consumers = this.#judgeConsumers(sample);
    // While a server is away nobody makes progress, and afterwards everybody needs a moment.
    else this.#stalls = new StallWatch(STALL_MS);
    const server = (name: string, message: string | null) =>
      this.#part(name, { at, message, patienceMs: SERVER_PATIENCE_MS });
    return [
      server('kafka', kafkaAnswers ? null : 'Kafka does not answer: nothing is sent or processed.'),
      server('postgres', stored ? null : 'Postgres does not answer: nothing is read or stored.'),
      ...this.#stored,
      ...this.#consumers,
    ];
  }

  #services({ processes }: StoredState, at: number): HealthPart[] {
    const byService = Map.groupBy(processes, ({ service }) => service);
    return [...byService].sort().map(([service, instances]) => this.#service(service, instances, at));
  }

  /** A service works if one of its processes does. */
  #service(service: string, instances: readonly BeatingProcess[], at: number): HealthPart {
    const youngest = Math.min(...instances.map(({ ageMs }) => ageMs));
    // Nobody could write while Postgres was away.
    if (Math.min(youngest, at - this.#postgresBackAt) > SILENCE_MS)
      return standstill(service, at - youngest, `${service} gives no sign of life: it was stopped, or hangs.`);
    const ready = instances.some(({ ageMs, failing }) => ageMs <= SILENCE_MS && failing.length === 0);
    const failing = [...new Set(instances.flatMap((instance) => instance.failing))].join(', ');
    const message = ready || youngest > SILENCE_MS ? null : `${service} is not ready: ${failing}.`;
    return this.#part(service, { at, message, patienceMs: SERVICE_PATIENCE_MS });
  }

  #judgeConsumers({ at, positions }: SystemSample): HealthPart[] {
    const stalled = new Map(
      this.#stalls.stalled(at, positions ?? []).map(({ partition, since }) => [partition, since]),
    );
    const byTopic = Map.groupBy(positions ?? [], ({ consumer, topic }) => `${consumer} ${topic}`);
    return [...byTopic].sort().map(([name, partitions]) => {
      const since = partitions.flatMap(({ partition }) => stalled.get(partition) ?? []);
      if (since.length === 0) return ok(name);
      const [{ consumer = '', topic = '' } = {}] = partitions;
      return standstill(
        name,
        Math.min(...since),
        `${consumer} does not process the messages of ${topic} that wait for it.`,
      );
    });
  }

  /** @param message null if the part works */
  #part(
    name: string,
    { at, message, patienceMs }: { at: number; message: string | null; patienceMs: number },
  ): HealthPart {
    if (message === null) {
      this.#since.delete(name);
      return ok(name);
    }
    const since = this.#since.get(name) ?? at;
    this.#since.set(name, since);
    return at - since < patienceMs ? ok(name) : standstill(name, since, message);
  }
}

function outboxes({ outboxes: depths }: StoredState, at: number): HealthPart[] {
  return depths.map(({ producer, messages, oldestMs }) => {
    const name = `outbox of ${producer}`;
    if (oldestMs <= STALL_MS) return ok(name);
    return standstill(name, at - oldestMs, `${messages} messages of ${producer} wait to be sent to Kafka.`);
  });
}

function ok(name: string): HealthPart {
  return { name, state: 'ok', since: null, message: null };
}

function standstill(name: string, since: number, message: string): HealthPart {
  return { name, state: 'standstill', since: Math.round(since), message };
}
