import { afterAll, beforeAll, expect, test } from 'vitest';
import { eventually } from '../../../../test/support/eventually.js';
import { type RunningApi, runApi } from '../../testing/running-api.js';

let api: RunningApi;
beforeAll(async () => {
  api = await runApi();
});
afterAll(() => api?.close());

const ok = (name: string) => ({ name, state: 'ok', since: null, message: null });

async function health(expected: object) {
  return eventually(
    async () => {
      const answer = await api.call('GET /health');
      expect({ status: answer.status, ...answer.body }).toMatchObject(expected);
      return answer.body.data as { parts: { name: string; since: string | null }[] };
    },
    { withinMs: 30_000 },
  );
}

const metrics = async () => (await api.call('GET /metrics')).text;

test('says which parts work', async () => {
  await health({
    status: 200,
    data: {
      status: 'ok',
      checkedAt: expect.any(String),
      parts: [ok('kafka'), ok('postgres'), ok('control-api')],
      deadLetters: 0,
    },
  });
});

test('names a service whose heartbeat is old, with the time of the last one, and an outbox that is not emptied', async () => {
  await api.database.query(
    `insert into log.heartbeats (service, instance, consumes, failing, beat_at)
     values ('identity-resolver', 'stopped', '{raw.contacts}', '{}', now() - interval '1 minute')`,
  );
  await api.database.query(
    `insert into log.outbox (producer, topic, message_count, messages, created_at)
     values ('crm-projector', 'crm.changes', 7, '', now() - interval '2 minutes')`,
  );
  await api.database.query(
    `insert into log.dead_letters (consumer, topic, partition, "offset", headers, state, code, message)
     values ('identity-resolver', 'raw.contacts', 0, 1, '{}', 'dead', 'X', 'x')`,
  );
  // Of a service that no longer reads the topic.
  await api.database.query("insert into log.checkpoints values ('control-api', 'sync.events', 0, 0)");
  const { parts } = await health({
    status: 503,
    data: {
      status: 'standstill',
      parts: [
        ok('kafka'),
        ok('postgres'),
        ok('control-api'),
        { name: 'identity-resolver', message: 'identity-resolver gives no sign of life: it was stopped, or hangs.' },
        { name: 'outbox of crm-projector', message: '7 messages of crm-projector wait to be sent to Kafka.' },
        ok('identity-resolver raw.contacts'),
      ],
      deadLetters: 1,
    },
  });
  const age = Date.now() - Date.parse(parts[3]?.since ?? '');
  expect(age).toBeGreaterThan(59_000);
  const text = await metrics();
  for (const line of [
    'kith_standstill{part="identity-resolver"} 1',
    'kith_standstill{part="kafka"} 0',
    'kith_outbox_messages{producer="crm-projector"} 7',
    'kith_dead_letters_open{consumer="identity-resolver"} 1',
    'kith_lag_messages{consumer="identity-resolver",topic="raw.contacts"} 0',
  ])
    expect(text).toContain(line);
});
