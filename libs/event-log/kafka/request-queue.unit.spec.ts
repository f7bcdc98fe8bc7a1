import { createRequire } from 'node:module';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { checkWaitingRequestsOnly } from './request-queue.js';

const RequestQueue = createRequire(import.meta.url)('kafkajs/src/network/requestQueue/index.js');
const logger = { debug: () => undefined };
const request = { entry: { correlationId: 1 }, expectResponse: true, sendRequest: () => undefined };

beforeEach(() => {
  vi.useFakeTimers();
  checkWaitingRequestsOnly();
});
afterEach(() => vi.useRealTimers());

it('a request queue of kafkajs sets a timer only while a request waits in it', () => {
  const queue = new RequestQueue({ maxInFlightRequests: 0, requestTimeout: 1_000, logger });

  queue.checkPendingRequests();
  expect(vi.getTimerCount()).toBe(0);

  queue.push(request);
  expect(vi.getTimerCount()).toBe(1);
});
