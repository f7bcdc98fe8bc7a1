import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type RunningApi, runApi } from '../../testing/running-api.js';

let api: RunningApi;

beforeAll(async () => {
  api = await runApi();
});

afterAll(async () => {
  await api?.close();
});

describe('an error answer', () => {
  test.each([
    ['GET /nowhere', 404, 'NOT_FOUND'],
    ['GET /api/v2/nowhere', 404, 'NOT_FOUND'],
    ['PATCH /api/v2/persons', 405, 'METHOD_NOT_ALLOWED'],
    ['GET /api/v2/persons/%zz', 400, 'INVALID'],
    [`GET /api/v2/persons/${'x'.repeat(500)}`, 400, 'INVALID'],
  ])('to %s has the shape of all errors and does not echo the request', async (route, status, code) => {
    const answer = await api.call(route);
    const [, path = ''] = route.split(' ');
    expect([answer.status, answer.body]).toEqual([status, { error: { code, message: expect.any(String) } }]);
    expect(answer.text).not.toContain(path);
  });

  test('to an unexpected error has a reference only; the log has the cause under it, without personal data', async () => {
    await api.database.query('alter table crm.contacts rename to contacts_away');
    const answer = await api.call('GET /api/v2/persons?search=augusta');
    const error = { code: 'INTERNAL', message: expect.any(String), reference: expect.any(String) };
    expect([answer.status, answer.body]).toEqual([500, { error }]);
    expect(answer.text).not.toMatch(/select|crm|contacts|relation|\.ts|\.js/i);

    const { reference } = answer.body.error as { reference: string };
    const line =
      api
        .logged()
        .split('\n')
        .find((one) => one.includes(reference)) ?? '';
    expect(JSON.parse(line)).toMatchObject({ level: 'error', route: '/api/v2/persons', err: { code: '42P01' } });
    expect(api.logged()).not.toContain('augusta');
    await api.database.query('alter table crm.contacts_away rename to contacts');
  });
});
