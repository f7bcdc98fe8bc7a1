import { beforeEach, describe, expect, it } from 'vitest';
import { SystemHealth } from './system-health.js';
import type { BeatingProcess, ConsumerPosition, StoredState, SystemSample } from './system-sample.js';

const process = (more: Partial<BeatingProcess> = {}): BeatingProcess => ({
  service: 'identity-resolver',
  consumes: ['raw.contacts'],
  failing: [],
  ageMs: 2_000,
  ...more,
});
const stored = (more: Partial<StoredState> = {}): StoredState => ({
  processes: [process()],
  checkpoints: [],
  outboxes: [],
  deadLetters: [],
  jobs: [],
  ...more,
});
const at = (next: bigint, end: bigint): ConsumerPosition => ({
  consumer: 'identity-resolver',
  topic: 'raw.contacts',
  partition: 'identity-resolver raw.contacts/0',
  first: 0n,
  next,
  end,
});
const sample = (seconds: number, more: Partial<SystemSample> = {}): SystemSample => ({
  at: seconds * 1_000,
  stored: stored(),
  positions: [at(5n, 5n)],
  kafkaAnswers: true,
  ...more,
});

let health: SystemHealth;
beforeEach(() => {
  health = new SystemHealth();
});

/** Name, time of the beginning in seconds, and message of what stands still after the last of the samples. */
function standing(...samples: SystemSample[]) {
  const parts = samples.map((one) => health.observe(one)).at(-1) ?? [];
  return parts
    .filter(({ state }) => state === 'standstill')
    .map(({ name, since, message }) => [name, (since ?? Number.NaN) / 1_000, message]);
}

describe('health as seen from outside', () => {
  it('names every part, and none of them stands still as long as all move', () => {
    const outboxes = [{ producer: 'control-api', messages: 3, oldestMs: 900 }];
    expect(health.observe(sample(100, { stored: stored({ outboxes }) }))).toEqual(
      ['kafka', 'postgres', 'identity-resolver', 'outbox of control-api', 'identity-resolver raw.contacts'].map(
        (name) => ({ name, state: 'ok', since: null, message: null }),
      ),
    );
  });

  it('a service without a heartbeat for 15 seconds stands still since the last one', () => {
    const silent = stored({ processes: [process({ ageMs: 16_000 })] });
    expect(standing(sample(100, { stored: silent }))).toEqual([
      ['identity-resolver', 84, 'identity-resolver gives no sign of life: it was stopped, or hangs.'],
    ]);
  });

  it('one living process is enough, also beside the row of one that was killed', () => {
    const two = stored({ processes: [process({ ageMs: 60_000, failing: ['kafka'] }), process()] });
    expect(standing(sample(100, { stored: two }))).toEqual([]);
  });

  it('a service that is not ready for 10 seconds stands still since that was seen first', () => {
    const failing = stored({ processes: [process({ failing: ['kafka', 'consumer'] })] });
    expect(standing(sample(100, { stored: failing }), sample(109, { stored: failing }))).toEqual([]);
    expect(standing(sample(110, { stored: failing }))).toEqual([
      ['identity-resolver', 100, 'identity-resolver is not ready: kafka, consumer.'],
    ]);
    expect(standing(sample(113))).toEqual([]);
    expect(standing(sample(116, { stored: failing }), sample(126, { stored: failing }))[0]?.[1]).toBe(116);
  });

  it('a consumer with unread messages and no progress for 20 seconds stands still since it was seen there', () => {
    const positions = [at(5n, 9n)];
    expect(standing(sample(100, { positions }), sample(119, { positions }))).toEqual([]);
    expect(standing(sample(120, { positions }))).toEqual([
      [
        'identity-resolver raw.contacts',
        100,
        'identity-resolver does not process the messages of raw.contacts that wait for it.',
      ],
    ]);
    expect(standing(sample(123, { positions: [at(6n, 9n)] }))).toEqual([]);
  });

  it('an outbox whose oldest message waits for more than 20 seconds stands still since then', () => {
    const outboxes = [{ producer: 'control-api', messages: 3, oldestMs: 21_000 }];
    expect(standing(sample(100, { stored: stored({ outboxes }) }))).toEqual([
      ['outbox of control-api', 79, '3 messages of control-api wait to be sent to Kafka.'],
    ]);
  });

  it('a server that does not answer for 5 seconds stands still, and what only it can say stays as it was', () => {
    const silent = stored({ processes: [process({ ageMs: 16_000 })] });
    const gone = { stored: null, positions: null };
    expect(standing(sample(100, { stored: silent }), sample(103, gone), sample(108, gone))).toEqual([
      ['postgres', 103, 'Postgres does not answer: nothing is read or stored.'],
      ['identity-resolver', 84, 'identity-resolver gives no sign of life: it was stopped, or hangs.'],
    ]);
    const noKafka = { kafkaAnswers: false, positions: null };
    expect(standing(sample(130, noKafka), sample(135, noKafka))).toEqual([
      ['kafka', 130, 'Kafka does not answer: nothing is sent or processed.'],
    ]);
  });

  it('after Postgres was away, every service has 15 seconds for its next heartbeat', () => {
    const old = { stored: stored({ processes: [process({ ageMs: 60_000 })] }) };
    const gone = { stored: null, positions: null };
    expect(standing(sample(100, gone), sample(160, old), sample(174, old))).toEqual([]);
    expect(standing(sample(176, old))).toHaveLength(1);
  });

  it('after Kafka was away, every consumer has 20 seconds to go on', () => {
    const positions = [at(5n, 9n)];
    const gone = { kafkaAnswers: false, positions: null };
    expect(standing(sample(100, { positions }), sample(110, gone), sample(130, { positions }))).toEqual([]);
    expect(standing(sample(150, { positions }))).toHaveLength(1);
  });
});
