import type { Logger } from 'pino';
import { exitCodes } from './program/exit-codes.js';

/** From the first signal to the exit. */
const DEADLINE_MS = 10_000;

/**
 * Ends the process on SIGTERM, SIGINT, the loss of the IPC channel or a fatal error: runs the stop steps, last one first, and exits.
 * Exits at once on an uncaught error, because then nothing in memory can be trusted.
 */
export class Shutdown {
  readonly #logger: Logger;
  readonly #steps: (() => Promise<void> | undefined)[] = [];
  readonly #prepared = Promise.withResolvers<void>();
  #reason: string | undefined;
  #exitCode: number = exitCodes.done;

  constructor(options: { logger: Logger }) {
    this.#logger = options.logger;
    for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => this.#onSignal(signal));
    process.once('disconnect', () => this.begin('the supervisor is gone', exitCodes.done));
    process.on('uncaughtException', (error) => this.#crash(error, 'Uncaught error'));
    process.on('unhandledRejection', (error) => this.#crash(error, 'Unhandled rejection'));
  }

  get begun(): boolean {
    return this.#reason !== undefined;
  }

  onStop(step: () => Promise<void> | undefined): void {
    this.#steps.push(step);
  }

  /** The start succeeded or failed: all stop steps are known. A shutdown that began earlier waits for this. */
  ready(): void {
    this.#prepared.resolve();
  }

  begin(reason: string, exitCode: number): void {
    if (this.#reason !== undefined) return;
    this.#reason = reason;
    this.#exitCode = exitCode;
    this.#logger.info({ reason }, 'Stopping');
    setTimeout(() => this.#giveUp(), DEADLINE_MS);
    void this.#run();
  }

  async #run(): Promise<void> {
    await this.#prepared.promise;
    for (const step of this.#steps.reverse()) {
      try {
        await step();
      } catch (error) {
        this.#exitCode ||= exitCodes.failed;
        this.#logger.error({ err: error }, 'A stop step failed');
      }
    }
    this.#logger.info({ exitCode: this.#exitCode }, 'Stopped');
    process.exit(this.#exitCode);
  }

  #giveUp(): void {
    this.#logger.error(
      { afterMs: DEADLINE_MS },
      'Stopping takes too long; uncommitted work is repeated after the next start',
    );
    process.exit(this.#exitCode || exitCodes.failed);
  }

  /**
   * The same signal again exits at once. Another signal does not, because Ctrl-C in a terminal sends SIGINT to all processes and the
   * supervisor then sends SIGTERM for the same purpose.
   */
  #onSignal(signal: NodeJS.Signals): void {
    if (this.#reason === signal) process.exit(exitCodes.failed);
    this.begin(signal, exitCodes.done);
  }

  #crash(error: unknown, text: string): void {
    this.#logger.fatal({ err: error }, text);
    process.exit(exitCodes.failed);
  }
}
