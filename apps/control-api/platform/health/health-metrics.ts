import { Gauge, type Registry } from 'prom-client';
import type { HealthPart } from './system-health.js';
import { type SystemSample, unreadMessages } from './system-sample.js';

/** What the samples say, for Prometheus: seen from outside of the parts that may be stuck. */
export class HealthMetrics {
  readonly #standstill: Gauge<'part'>;
  readonly #lag: Gauge<'consumer' | 'topic'>;
  readonly #outbox: Gauge<'producer'>;
  readonly #outboxAge: Gauge<'producer'>;
  readonly #deadLetters: Gauge<'consumer'>;
  readonly #jobs: Gauge<'type' | 'status'>;
  readonly #heartbeat: Gauge<'beating'>;

  constructor(registry: Registry) {
    const gauge = <L extends string>(name: string, help: string, ...labelNames: L[]) =>
      new Gauge({ name, help, labelNames, registers: [registry] });
    this.#standstill = gauge('kith_standstill', '1 for a part that stands still, 0 for one that works', 'part');
    this.#lag = gauge('kith_lag_messages', 'Messages that a consumer has not processed yet', 'consumer', 'topic');
    this.#outbox = gauge('kith_outbox_messages', 'Messages that wait to be sent to Kafka', 'producer');
    this.#outboxAge = gauge(
      'kith_outbox_oldest_seconds',
      'Age of the oldest message that waits to be sent',
      'producer',
    );
    this.#deadLetters = gauge('kith_dead_letters_open', 'Dead letters that nobody has settled', 'consumer');
    this.#jobs = gauge('kith_sync_jobs', 'Sync jobs by type and status', 'type', 'status');
    this.#heartbeat = gauge('kith_heartbeat_age_seconds', 'Time since the last heartbeat of a service', 'beating');
  }

  show({ stored, positions }: SystemSample, parts: readonly HealthPart[]): void {
    this.#standstill.reset();
    for (const { name, state } of parts) this.#standstill.set({ part: name }, state === 'ok' ? 0 : 1);
    if (positions !== null) {
      this.#lag.reset();
      for (const position of positions)
        this.#lag.inc({ consumer: position.consumer, topic: position.topic }, unreadMessages(position));
    }
    if (stored === null) return;
    for (const gauge of [this.#outbox, this.#outboxAge, this.#deadLetters, this.#jobs, this.#heartbeat]) gauge.reset();
    for (const { producer, messages, oldestMs } of stored.outboxes) {
      this.#outbox.set({ producer }, messages);
      this.#outboxAge.set({ producer }, oldestMs / 1_000);
    }
    for (const { consumer, count } of stored.deadLetters) this.#deadLetters.set({ consumer }, count);
    for (const { type, status, count } of stored.jobs) this.#jobs.set({ type, status }, count);
    for (const [beating, processes] of Map.groupBy(stored.processes, ({ service }) => service))
      this.#heartbeat.set({ beating }, Math.min(...processes.map(({ ageMs }) => ageMs)) / 1_000);
  }
}
