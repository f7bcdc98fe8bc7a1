import type { LoggerService } from '@nestjs/common';
import {
  type Bindings,
  type ChildLoggerOptions,
  type DestinationStream,
  type Logger,
  pino,
  stdTimeFunctions,
} from 'pino';
import { currentRequestId } from '#event-log';
import { safeError, withoutCredentials } from './program/safe-error.js';
import { redact } from './redact.js';

interface LoggerSettings {
  /** The service; part of every line. */
  readonly name: string;
  readonly level: string;
}

/**
 * JSON lines on stdout, written at once so that nothing is lost when the process ends.
 * Personal data must be passed under its own key, never in the text: redaction goes by keys.
 */
export function createLogger({ name, level }: LoggerSettings, destination?: DestinationStream): Logger {
  const logger = pino(
    {
      level,
      base: { service: name, pid: process.pid },
      timestamp: stdTimeFunctions.isoTime,
      mixin: requestOf,
      formatters: { level: (label) => ({ level: label }), log: redact },
      // Errors are safe after redact; pino's own serializer would add their other properties.
      serializers: { err: (error: unknown) => error },
      hooks: {
        logMethod(args, method) {
          const [first, text, ...rest] = args as unknown[];
          const error = first instanceof Error ? first : errorWithin(first);
          const entry = first instanceof Error ? { err: first } : first;
          // Without a text pino would take the error's own, unredacted.
          if (error && text === undefined) Reflect.apply(method, this, [entry, safeError(error).message]);
          else Reflect.apply(method, this, [entry, text, ...rest].slice(0, args.length));
        },
        streamWrite: withoutCredentials,
      },
    },
    destination ?? pino.destination({ dest: 1, sync: true }),
  );
  // pino formats the bindings of the first logger only; children inherit this method.
  const child = logger.child;
  Object.defineProperty(logger, 'child', {
    value(this: Logger, bindings: Bindings, options?: ChildLoggerOptions) {
      return Reflect.apply(child, this, [redact(bindings), options]);
    },
  });
  return logger;
}

/** The request that caused what is logged. */
function requestOf(): object {
  const requestId = currentRequestId();
  return requestId === undefined ? {} : { requestId };
}

function errorWithin(entry: unknown): Error | undefined {
  return typeof entry === 'object' && entry !== null && 'err' in entry && entry.err instanceof Error
    ? entry.err
    : undefined;
}

/** Nest's logger on top of ours. Nest passes (message, …more, context). */
export function nestLogger(logger: Logger): LoggerService {
  const write =
    (level: 'info' | 'error' | 'warn' | 'debug' | 'trace' | 'fatal') =>
    (message: unknown, ...more: unknown[]): void => {
      const context = typeof more.at(-1) === 'string' ? { context: more.at(-1) } : {};
      const err = [message, ...more].find((part) => part instanceof Error);
      const text = typeof message === 'string' ? message : undefined;
      logger[level]({ ...context, ...(err && { err }) }, text);
    };
  return {
    log: write('info'),
    error: write('error'),
    warn: write('warn'),
    debug: write('debug'),
    verbose: write('trace'),
    fatal: write('fatal'),
  };
}
