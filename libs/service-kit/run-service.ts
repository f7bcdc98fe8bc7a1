import type { Logger } from 'pino';
import type { Registry } from 'prom-client';
import type { z } from 'zod';
import { Health } from './health/health.js';
import { type OpsServer, startOpsServer } from './health/ops-server.js';
import { createLogger } from './logger.js';
import { createMetrics } from './metrics.js';
import { ConfigError, loadConfig, type OpsConfig } from './program/config.js';
import { exitCodeFor, exitCodes } from './program/exit-codes.js';
import { safeError } from './program/safe-error.js';
import { Shutdown } from './shutdown.js';
import { startTracing } from './tracing.js';

export interface ServiceContext<C> {
  readonly config: C;
  readonly logger: Logger;
  readonly metrics: Registry;
  readonly health: Health;
  /** The service cannot continue: logs the error, stops in order and ends the process. */
  fatal(error: Error, exitCode?: number): void;
}

export interface RunningService {
  /** Accepts no new work, finishes and commits the current work, closes. Called once. */
  stop(): Promise<void>;
}

export interface Service<S extends z.ZodType<OpsConfig>> {
  readonly name: string;
  readonly config: S;
  /** Resolves when the service works. The process may be asked to stop before that. */
  start(context: ServiceContext<z.output<S>>): Promise<RunningService>;
}

/**
 * Runs one service as this process: reads the environment, serves health and metrics, starts, and stops in order on SIGTERM, SIGINT
 * or the end of the supervisor at the other end of its IPC channel. Returns when the service is started. The exit codes are those of
 * exit-codes.ts.
 */
export async function runService<S extends z.ZodType<OpsConfig>>(service: Service<S>): Promise<void> {
  const config = configOrExit(service);
  const logger = createLogger({ name: service.name, level: config.KITH_LOG_LEVEL });
  const health = new Health();
  const metrics = createMetrics(service.name);
  const shutdown = new Shutdown({ logger });
  const fatal = (error: Error, exitCode: number = exitCodes.failed): void => {
    logger.fatal({ err: error, exitCode }, 'The service cannot continue');
    shutdown.begin('fatal error', exitCode);
  };

  let ops: OpsServer | undefined;
  let state: 'starting' | 'started' = 'starting';
  health.ready('started', () => {
    if (state !== 'started' || shutdown.begun) throw new Error(state);
  });
  try {
    ops = await startOpsServer({ host: config.KITH_OPS_HOST, port: config.KITH_OPS_PORT, health, metrics });
    shutdown.onStop(() => ops?.close());
    const stopTracing = await startTracing(service.name, process.env);
    if (stopTracing) shutdown.onStop(stopTracing);
    const running = await service.start({ config, logger, metrics, health, fatal });
    shutdown.onStop(() => running.stop());
    state = 'started';
    logger.info({ opsPort: ops.port }, 'The service is started');
  } catch (error) {
    const exitCode = exitCodeFor(error);
    logger.fatal({ err: error, exitCode }, 'The service did not start');
    if (exitCode === exitCodes.configuration) complain(service.name, safeError(error).message);
    shutdown.begin('failed start', exitCode);
  }
  shutdown.ready();
}

function configOrExit<S extends z.ZodType<OpsConfig>>(service: Service<S>): z.output<S> {
  try {
    return loadConfig(service.config, process.env);
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    for (const sentence of error.sentences) complain(service.name, sentence);
    process.exit(exitCodes.configuration);
  }
}

/** In plain text, for the person who configured the process. */
function complain(service: string, sentence: string): void {
  process.stderr.write(`${service}: ${sentence}\n`);
}
