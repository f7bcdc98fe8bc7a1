import { Counter, Gauge, Histogram, type Registry } from 'prom-client';

/** Metrics of a consumer; the names follow the conventions of OpenTelemetry and Prometheus for messaging. */
export class ConsumerMetrics {
  readonly #messages: Counter<'topic' | 'result'>;
  readonly #seconds: Histogram<'topic'>;
  readonly #lag: Gauge<'topic' | 'partition'>;
  readonly #retries: Counter<'topic' | 'code'>;

  constructor(registry: Registry) {
    const registers = [registry];
    this.#messages = new Counter({
      name: 'kith_consumer_messages_total',
      help: 'Messages whose outcome is committed',
      labelNames: ['topic', 'result'],
      registers,
    });
    this.#seconds = new Histogram({
      name: 'kith_consumer_batch_seconds',
      help: 'Time from a slice of a batch to its commit',
      labelNames: ['topic'],
      buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
      registers,
    });
    this.#lag = new Gauge({
      name: 'kith_consumer_lag_messages',
      help: 'High watermark minus the checkpoint',
      labelNames: ['topic', 'partition'],
      registers,
    });
    this.#retries = new Counter({
      name: 'kith_consumer_retries_total',
      help: 'Attempts that failed for a reason worth a retry',
      labelNames: ['topic', 'code'],
      registers,
    });
  }

  committed(topic: string, counts: { handled: number; deadLetters: number; seconds: number }): void {
    this.#messages.inc({ topic, result: 'handled' }, counts.handled);
    this.#messages.inc({ topic, result: 'dead_letter' }, counts.deadLetters);
    this.#seconds.observe({ topic }, counts.seconds);
  }

  lag(topic: string, partition: number, messages: number): void {
    this.#lag.set({ topic, partition }, messages);
  }

  retried(topic: string, code: string): void {
    this.#retries.inc({ topic, code });
  }
}
