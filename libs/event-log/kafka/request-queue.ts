import { createRequire } from 'node:module';

interface RequestQueue {
  readonly pending: readonly unknown[];
  scheduleCheckPendingRequests(): void;
}

/**
 * Keeps kafkajs from checking request queues that are empty. After every answer, kafkajs 2.2.4 schedules a check of its queue at a
 * time in the past, and each check the next one: Node warns about it (TimeoutNegativeWarning), and an idle connection wakes the
 * process a thousand times a second. Without waiting requests there is nothing to check; a request that has to wait schedules a
 * check itself. No setting of kafkajs changes that. May be called twice.
 * @throws when this version of kafkajs has another queue
 */
export function checkWaitingRequestsOnly(): void {
  const queue: unknown = createRequire(import.meta.url)('kafkajs/src/network/requestQueue/index.js');
  if (!isRequestQueue(queue)) throw new Error('This version of kafkajs has another request queue');
  const { prototype } = queue;
  const schedule = prototype.scheduleCheckPendingRequests;
  prototype.scheduleCheckPendingRequests = function (this: RequestQueue) {
    if (this.pending.length > 0) schedule.call(this);
  };
}

function isRequestQueue(queue: unknown): queue is { prototype: RequestQueue } {
  return typeof queue === 'function' && typeof queue.prototype.scheduleCheckPendingRequests === 'function';
}
