import { AsyncLocalStorage } from 'node:async_hooks';
import { context, propagation } from '@opentelemetry/api';

/** The header of the id of the HTTP request that caused a message. */
export const REQUEST_ID = 'x-request-id';
/** W3C Trace Context (https://www.w3.org/TR/trace-context/), present if tracing is on. */
const TRACE_HEADERS = [REQUEST_ID, 'traceparent', 'tracestate'] as const;

/** Headers that tell what caused a message. */
export type Cause = Readonly<Record<string, string>>;

const requestIds = new AsyncLocalStorage<string>();
const NONE: Cause = Object.freeze({});

/** Everything that `work` logs and sends has the id of the request. */
export function withRequestId<T>(requestId: string, work: () => T): T {
  return requestIds.run(requestId, work);
}

/** undefined outside of requests and of what they caused. */
export function currentRequestId(): string | undefined {
  return requestIds.getStore();
}

/** The headers of a message that is sent now. */
export function currentCause(): Cause {
  const headers: Record<string, string> = {};
  propagation.inject(context.active(), headers);
  const requestId = currentRequestId();
  if (requestId !== undefined) headers[REQUEST_ID] = requestId;
  return Object.keys(headers).length === 0 ? NONE : headers;
}

/** What caused a message that was read; undefined if it does not say. */
export function causeOf(
  headers: Readonly<Record<string, { toString(): string } | undefined>> | undefined,
): Cause | undefined {
  if (headers === undefined) return undefined;
  const entries = TRACE_HEADERS.flatMap((name) => {
    const value = headers[name];
    return value === undefined ? [] : [[name, value.toString()] as const];
  });
  return entries.length === 0 ? undefined : Object.fromEntries(entries);
}
