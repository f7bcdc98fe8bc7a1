import { hostname } from 'node:os';
import type { Database } from '#store';
import type { Health } from './health.js';

const INTERVAL_MS = 5_000;
/** A process that was killed leaves its row; the next one of the service removes it. */
const FORGOTTEN_AFTER = '10 minutes';

interface HeartbeatOptions {
  readonly service: string;
  readonly database: Database;
  readonly health: Health;
  readonly logger: { warn(fields: object, text: string): void };
  /** The topics that the service reads, by the time of each beat. */
  consumes(): readonly string[];
}

/**
 * Writes every five seconds into log.heartbeats that this process lives, and which of its readiness checks fail. A process that is
 * stopped or stuck cannot say so itself: the control API notices that its heartbeat is old.
 */
export class Heartbeat {
  readonly #instance = `${hostname()}:${process.pid}`;
  #timer: NodeJS.Timeout | undefined;
  #beating: Promise<void> | undefined;

  constructor(private readonly options: HeartbeatOptions) {}

  start(): void {
    this.#timer = setInterval(() => this.#beatOnce(), INTERVAL_MS);
    this.#beatOnce();
  }

  /** Removes the row: a process that ends in order is not missed. */
  async stop(): Promise<void> {
    clearInterval(this.#timer);
    await this.#beating;
    const { database, service, logger } = this.options;
    await database
      .query('delete from log.heartbeats where service = $1 and instance = $2', [service, this.#instance])
      .catch((error: unknown) => logger.warn({ err: error }, 'The heartbeat was not removed'));
  }

  #beatOnce(): void {
    this.#beating ??= this.#beat()
      .catch((error: unknown) => this.options.logger.warn({ err: error }, 'The heartbeat was not written'))
      .finally(() => {
        this.#beating = undefined;
      });
  }

  async #beat(): Promise<void> {
    const { database, service, health, consumes } = this.options;
    const { failing } = await health.report();
    await database.query(
      `with forgotten as (
         delete from log.heartbeats
         where service = $1 and instance <> $2 and beat_at < now() - interval '${FORGOTTEN_AFTER}')
       insert into log.heartbeats (service, instance, consumes, failing) values ($1, $2, $3, $4)
       on conflict (service, instance) do update
         set consumes = excluded.consumes, failing = excluded.failing, beat_at = now()`,
      [service, this.#instance, consumes(), failing],
    );
  }
}
