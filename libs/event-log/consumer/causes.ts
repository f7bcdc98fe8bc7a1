import { type Context, context, propagation, SpanKind, SpanStatusCode, trace } from '@opentelemetry/api';
import { type Cause, REQUEST_ID, withRequestId } from '../cause.js';
import type { RawMessage } from '../dead-letters/dead-letters.js';

const tracer = trace.getTracer('kith');

/** What caused the messages of a batch, and so what it emits. */
export interface Causes {
  /** Of what is emitted under a key: that of the last message with the key, else the only one of the batch. */
  of(key: string): Cause | undefined;
}

export const NO_CAUSES: Causes = { of: () => undefined };

/**
 * Runs the handling of a batch as a span. Of a batch with one cause, everything that it logs, asks of the database and emits belongs
 * to that cause; one with several has a trace of its own, which links to theirs.
 */
export async function withCauses<T>(
  name: string,
  messages: readonly RawMessage[],
  work: (causes: Causes) => Promise<T>,
): Promise<T> {
  const byKey = new Map(messages.flatMap(({ key, cause }) => (cause ? [[key ?? '', cause] as const] : [])));
  const distinct = [...new Map([...byKey.values()].map((cause) => [JSON.stringify(cause), cause])).values()];
  const only = distinct.length === 1 ? distinct[0] : undefined;
  const parent = only ? contextOf(only) : context.active();
  const links = only ? [] : distinct.flatMap((cause) => trace.getSpanContext(contextOf(cause)) ?? []);
  const options = {
    kind: SpanKind.CONSUMER,
    attributes: { 'messaging.system': 'kafka', 'messaging.batch.message_count': messages.length },
    links: links.map((linked) => ({ context: linked })),
  };
  return tracer.startActiveSpan(name, options, parent, async (span) => {
    const own = only ? { ...only, ...traceOf(span) } : undefined;
    const causes: Causes = { of: (key) => own ?? byKey.get(key) };
    try {
      return await (only?.[REQUEST_ID] === undefined
        ? work(causes)
        : withRequestId(only[REQUEST_ID], () => work(causes)));
    } catch (error) {
      span.setStatus({ code: SpanStatusCode.ERROR });
      throw error;
    } finally {
      span.end();
    }
  });
}

function contextOf(cause: Cause): Context {
  return propagation.extract(context.active(), cause);
}

function traceOf(span: Parameters<typeof trace.setSpan>[1]): Cause {
  const headers: Record<string, string> = {};
  propagation.inject(trace.setSpan(context.active(), span), headers);
  return headers;
}
