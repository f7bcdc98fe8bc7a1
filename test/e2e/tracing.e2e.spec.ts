import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { crmChanges, identityEvents, rawContacts } from '#contracts';
import { connectKafka } from '#event-log';
import { startTracing } from '#service-kit';
import { eventually } from '../support/eventually.js';
import { silentLogger } from '../support/silent-logger.js';
import { FileSourceHarness } from './file-source.harness.js';

const exported = z.object({
  resourceSpans: z.array(
    z.object({
      scopeSpans: z.array(z.object({ spans: z.array(z.object({ traceId: z.string(), name: z.string() })) })),
    }),
  ),
});
const spans: { traceId: string; name: string }[] = [];
let collector: Server;
let stopTracing: (() => Promise<void>) | undefined;
let harness: FileSourceHarness;

beforeAll(async () => {
  collector = createServer((request, response) => {
    void json(request).then((body) => {
      for (const { scopeSpans } of exported.parse(body).resourceSpans)
        spans.push(...scopeSpans.flatMap((scope) => scope.spans));
      response.end('{}');
    });
  });
  collector.listen(0, '127.0.0.1');
  await once(collector, 'listening');
  const url = `http://127.0.0.1:${(collector.address() as AddressInfo).port}`;
  process.env.OTEL_EXPORTER_OTLP_ENDPOINT = url;
  stopTracing = await startTracing('spec', process.env);
  harness = await FileSourceHarness.open();
});
afterAll(async () => {
  await harness?.close();
  await stopTracing?.();
  delete process.env.OTEL_EXPORTER_OTLP_ENDPOINT;
  collector?.close();
});

/** By topic, the request ids of all messages. */
async function requestIdsIn(topics: readonly string[]): Promise<Map<string, Set<string>>> {
  const found = new Map<string, Set<string>>(topics.map((topic) => [topic, new Set()]));
  const { topicPrefix } = harness.kafka;
  const consumer = connectKafka(harness.kafka, silentLogger).consumer({ groupId: `${topicPrefix}reader` });
  await consumer.connect();
  await consumer.subscribe({ topics: topics.map((topic) => topicPrefix + topic), fromBeginning: true });
  await consumer.run({
    eachMessage: async ({ topic, message }) => {
      found.get(topic.slice(topicPrefix.length))?.add(String(message.headers?.['x-request-id']));
    },
  });
  await eventually(() => expect([...found.values()].every(({ size }) => size > 0)).toBe(true), { withinMs: 30_000 });
  await consumer.disconnect();
  return found;
}

test('one call is one trace up to the card, and its request id is in every message that it causes', async () => {
  const traceId = '0af7651916cd43dd8448eb211c80319c';
  const headers = { 'x-request-id': 'call-17', traceparent: `00-${traceId}-b7ad6b7169203331-01` };
  const answer = await harness.call('POST persons', { firstName: 'Tracy', lastName: 'Traced' }, headers);
  expect([answer.status, answer.headers.get('x-request-id')]).toEqual([202, 'call-17']);
  await eventually(async () => expect(await harness.data('GET persons?search=traced')).toHaveLength(1));

  const topics = [rawContacts, identityEvents, crmChanges].map(({ name }) => name);
  const ids = await requestIdsIn(topics);
  expect([...ids.values()].map((set) => [...set])).toEqual([['call-17'], ['call-17'], ['call-17']]);

  await eventually(
    () => {
      const names = spans.filter((span) => span.traceId === traceId).map(({ name }) => name);
      expect(new Set(names)).toEqual(
        new Set(['POST /api/v2/persons', 'sql', 'process raw.contacts', 'process identity.events']),
      );
    },
    { withinMs: 30_000 },
  );
});

test.each([undefined, 'not valid, with spaces', 'x'.repeat(200)])(
  'a call without a valid id gets one: %s',
  async (given) => {
    const answer = await harness.call('GET persons', undefined, given === undefined ? {} : { 'x-request-id': given });
    expect(answer.headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
  },
);

test('tracing is off without an endpoint', async () => {
  expect(await startTracing('spec', {})).toBeUndefined();
});
