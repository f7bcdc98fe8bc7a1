import { setTimeout as delay } from 'node:timers/promises';
import type { PoolClient } from 'pg';
import type { Database } from '#store';
import type { KafkaLogger } from '../kafka/connection.js';
import type { LogProducer, OutgoingRecord } from '../kafka/producer.js';
import type { Outbox } from './outbox.js';
import { unpack } from './packing.js';

const ROWS_PER_SEND = 8;
const IDLE_MS = 1_000;
const RETRY_MS = 1_000;

/**
 * Sends the rows of the outbox and deletes each once Kafka has acknowledged it. One relay per producer name is active (an advisory
 * lock). Rows are deleted by id, so a row that commits late is sent late, never skipped. A crash between sending and deleting sends
 * a row again: consumers must be idempotent.
 */
export class OutboxRelay {
  readonly #abort = new AbortController();
  #awake = false;
  #wakeUp: () => void = () => {};
  #running: Promise<void> = Promise.resolve();

  constructor(
    private readonly options: {
      readonly database: Database;
      readonly producer: LogProducer;
      readonly outbox: Outbox;
      readonly logger: KafkaLogger;
    },
  ) {}

  start(): void {
    this.#running = this.#run();
  }

  /** Call it after a commit: there may be rows to send. */
  wake(): void {
    this.#awake = true;
    this.#wakeUp();
  }

  /** Ends after the current send; the rest is sent after the next start. */
  async stop(): Promise<void> {
    this.#abort.abort();
    this.wake();
    await this.#running;
  }

  async #run(): Promise<void> {
    const { signal } = this.#abort;
    while (!signal.aborted) {
      let session: PoolClient | undefined;
      let broken = false;
      try {
        session = await this.options.database.session();
        if (await this.#lead(session)) await this.#relay(session);
        else await this.#idle();
      } catch (error) {
        broken = true;
        this.options.logger.warn(
          { err: error, producer: this.options.outbox.producer },
          'Sending the outbox failed and is retried',
        );
        await delay(RETRY_MS, undefined, { signal }).catch(() => {});
      } finally {
        session?.release(broken);
      }
    }
  }

  async #lead(session: PoolClient): Promise<boolean> {
    const lock = 'select pg_try_advisory_lock(hashtextextended($1, 0)) as leading';
    return (
      (await session.query<{ leading: boolean }>(lock, [`outbox:${this.options.outbox.producer}`])).rows[0]?.leading ??
      false
    );
  }

  async #relay(session: PoolClient): Promise<void> {
    while (!this.#abort.signal.aborted) if (!(await this.#sendNext(session))) await this.#idle();
    // After an error the session is destroyed, and the lock with it.
    await session.query('select pg_advisory_unlock_all()');
  }

  async #sendNext(session: PoolClient): Promise<boolean> {
    const { rows } = await session.query<{ id: string }>(
      'select id from log.outbox where producer = $1 order by id limit $2',
      [this.options.outbox.producer, ROWS_PER_SEND],
    );
    if (rows.length === 0) return false;
    const ids = rows.map(({ id }) => id);
    await this.options.producer.sendRecords(await this.#recordsOf(session, ids));
    await session.query('delete from log.outbox where id = any($1)', [ids]);
    return true;
  }

  /** In the order of the rows. */
  async #recordsOf(session: PoolClient, ids: readonly string[]): Promise<OutgoingRecord[]> {
    const records = new Map(ids.map((id) => [id, this.options.outbox.recall(id)]));
    const unknown = ids.filter((id) => !records.get(id));
    if (unknown.length > 0) {
      const { rows } = await session.query<{ id: string; topic: string; messages: Buffer }>(
        'select id, topic, messages from log.outbox where id = any($1)',
        [unknown],
      );
      for (const { id, topic, messages } of rows) records.set(id, unpack(topic, messages));
    }
    return [...records.values()].flatMap((list) => list ?? []);
  }

  async #idle(): Promise<void> {
    if (!this.#awake) {
      const sleep = new AbortController();
      this.#wakeUp = () => sleep.abort();
      await delay(IDLE_MS, undefined, { signal: sleep.signal }).catch(() => {});
    }
    this.#awake = false;
  }
}
