import { afterAll, beforeAll, expect, test } from 'vitest';
import { type RunningApi, runApi } from '../../testing/running-api.js';

let api: RunningApi;
beforeAll(async () => {
  api = await runApi();
  await api.database.query(
    `insert into log.dead_letters (consumer, topic, partition, "offset", key, headers, value, state, code, message, first_seen)
     select consumer, 'raw.contacts', partition, "offset", key, '{"secret": "header"}', 'secret content', state, 'REFUSED', 'Not understood.',
       '2026-01-02T03:04:05Z'
     from (values ('identity-resolver', 0, 4, 'a', 'dead'), ('identity-resolver', 0, 5, 'a', 'blocked'),
       ('crm-projector', 1, 6, 'b', 'dead'), ('identity-resolver', 2, 7, 'c', 'replayed'),
       ('file-ingester', null, null, 'd', 'dead')) as letters (consumer, partition, "offset", key, state)`,
  );
});
afterAll(() => api?.close());

const letter = (id: string, more: object) => ({
  id,
  consumer: 'identity-resolver',
  topic: 'raw.contacts',
  partition: 0,
  state: 'dead',
  code: 'REFUSED',
  message: 'Not understood.',
  firstSeen: '2026-01-02T03:04:05.000Z',
  requestedBy: null,
  resolvedAt: null,
  ...more,
});
const first = letter('1', { offset: '4', key: 'a' });
const second = letter('2', { offset: '5', key: 'a', state: 'blocked' });

test('open dead letters are listed page by page, without content and headers', async () => {
  const page = await api.call('GET /api/v2/dead-letters?limit=2');
  expect(page.body).toEqual({ data: [first, second], nextCursor: expect.any(String) });
  expect(page.text).not.toContain('secret');
  const rest = await api.call(`GET /api/v2/dead-letters?limit=2&cursor=${page.body.nextCursor}`);
  expect(rest.body).toMatchObject({
    data: [{ id: '3' }, { id: '5', partition: null, offset: null }],
    nextCursor: null,
  });
  const own = await api.call('GET /api/v2/dead-letters?consumer=crm-projector');
  expect(own.body).toMatchObject({ data: [{ id: '3' }] });
});

test('one dead letter is shown, also a settled one', async () => {
  expect((await api.call('GET /api/v2/dead-letters/1')).body).toEqual({ data: first });
  expect((await api.call('GET /api/v2/dead-letters/4')).body).toMatchObject({ data: { state: 'replayed' } });
  expect(await api.call('GET /api/v2/dead-letters/99')).toMatchObject({
    status: 404,
    body: { error: { code: 'NOT_FOUND', field: 'id' } },
  });
  expect(await api.call('GET /api/v2/dead-letters/x')).toMatchObject({
    status: 400,
    body: { error: { code: 'INVALID', field: 'id' } },
  });
});

test('a dead letter is replayed or discarded on request, in the name of the key', async () => {
  const requested = { status: 202, body: { data: { state: 'requested' } } };
  expect(await api.call('POST /api/v2/dead-letters/1/replay')).toMatchObject(requested);
  expect(await api.call('POST /api/v2/dead-letters/3/discard')).toMatchObject(requested);
  expect(await api.call('POST /api/v2/dead-letters/5/replay')).toMatchObject({
    status: 409,
    body: { error: { code: 'NOT_REPLAYABLE' } },
  });
  expect(await api.call('POST /api/v2/dead-letters/5/discard')).toMatchObject({
    status: 202,
    body: { data: { state: 'discarded' } },
  });
  for (const id of ['1', '2', '4'])
    expect(await api.call(`POST /api/v2/dead-letters/${id}/discard`)).toMatchObject({
      status: 409,
      body: { error: { code: 'NOT_OPEN' } },
    });
  expect(await api.call('POST /api/v2/dead-letters/99/replay')).toMatchObject({ status: 404 });
  const [key] = await api.keys.list();
  const { body } = await api.call('GET /api/v2/dead-letters/1');
  expect(body).toMatchObject({ data: { state: 'replay', requestedBy: key?.id } });
});
