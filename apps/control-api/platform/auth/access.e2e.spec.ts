import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { scopes } from '#vault';
import { type RunningApi, runApi } from '../../testing/running-api.js';
import { googleInstance, guardedRoutes } from '../../testing/samples.js';

let api: RunningApi;

beforeAll(async () => {
  api = await runApi();
});

afterAll(async () => {
  await api?.close();
});

describe.each(guardedRoutes)('$route', ({ route, scope, ...input }) => {
  test('refuses a request without a key, whatever the header contains instead', async () => {
    const good = await api.keyWith(...scopes);
    const refused = { code: 'UNAUTHENTICATED', message: expect.any(String) };
    for (const authorization of ['', 'Bearer', 'Bearer ', good, `Basic ${good}`, `Bearer ${good} ${good}`]) {
      const answer = await api.call(route, { ...input, key: null, headers: authorization ? { authorization } : {} });
      expect([answer.status, answer.body], authorization).toEqual([401, { error: refused }]);
      expect(answer.headers.get('www-authenticate')).toBe('Bearer');
    }
  });

  test('refuses a key that is unknown or revoked', async () => {
    const revoked = await api.keyWith(...scopes);
    const [newest] = await api.keys.list();
    await api.keys.revoke(newest?.id ?? '');
    for (const key of ['wrong', `kith_${'A'.repeat(43)}`, revoked]) {
      const answer = await api.call(route, { ...input, key });
      expect([401, 429]).toContain(answer.status);
      expect(Object.keys(answer.body)).toEqual(['error']);
    }
  });

  test(`refuses a key with every scope but ${scope}`, async () => {
    const key = await api.keyWith(...scopes.filter((one) => one !== scope));
    const answer = await api.call(route, { ...input, key });
    const error = { code: 'FORBIDDEN', message: `This key lacks the scope "${scope}".` };
    expect([answer.status, answer.body]).toEqual([403, { error }]);
  });

  test(`accepts a key with the scope ${scope} alone`, async () => {
    const answer = await api.call(route, { ...input, key: await api.keyWith(scope) });
    // GET /health answers 503 as long as no scheduler or resolver runs.
    expect([200, 201, 202, 404, 503]).toContain(answer.status);
  });
});

describe('keys', () => {
  test('are checked before the request is validated', async () => {
    const answer = await api.call('POST /api/v2/instances', { key: null, body: { provider: 'nonsense' } });
    expect(answer.status).toBe(401);
  });

  test('that are refused too often get 429 with retry-after, while a valid key of the same address is accepted', async () => {
    const statuses = [];
    for (let i = 0; i < 40; i++) statuses.push((await api.call('GET /api/v2/persons', { key: 'wrong' })).status);
    expect(statuses.at(-1)).toBe(429);
    const last = await api.call('GET /api/v2/persons', { key: 'wrong' });
    expect(Number(last.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(Number(last.headers.get('retry-after'))).toBeLessThanOrEqual(60);
    expect((await api.call('GET /api/v2/persons')).status).toBe(200);
  });

  test('and credentials are never logged', async () => {
    const key = await api.keyWith('admin');
    await api.call('POST /api/v2/instances', { key, body: googleInstance });
    for (const secret of [key, ...Object.values(googleInstance.credentials)])
      expect(api.logged()).not.toContain(secret);
  });
});

describe('what is open', () => {
  test.each(['/health/live', '/health/ready', '/docs', '/docs/json', '/docs/swagger-ui-init.js'])(
    '%s needs no key',
    async (path) => {
      expect((await api.call(`GET ${path}`, { key: null })).status).toBe(200);
    },
  );

  test('every answer forbids caching, framing and guessing of its type', async () => {
    for (const path of ['/api/v2/persons', '/health/live', '/nowhere', '/docs']) {
      const { headers } = await api.call(`GET ${path}`);
      expect(headers.get('x-content-type-options'), path).toBe('nosniff');
      expect(headers.get('cache-control'), path).toBe('no-store');
      expect(headers.get('content-security-policy'), path).toMatch(/^default-src 'none';.*frame-ancestors 'none'$/);
      expect(headers.get('access-control-allow-origin'), path).toBeNull();
    }
  });

  test('the documentation covers every operation, with its scope, its error shape and an example', async () => {
    const { body } = await api.call('GET /docs/json', { key: null });
    const paths = body.paths as Record<string, Record<string, DocumentedOperation>>;
    const documented = Object.entries(paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, operation]) => ({ route: `${method.toUpperCase()} ${path}`, operation })),
    );
    const expected = guardedRoutes.map(({ route }) =>
      route
        .replace(/\?.*$/, '')
        .replace(/\/sync\/[\w-]{36}(?=\/|$)/, '/sync/{jobId}')
        .replace(/(?<=dead-letters\/)\d+/, '{id}')
        .replace(/[0-9a-f]{64}/, '{hash}')
        .replace(/[\w-]{36}/, '{id}'),
    );
    expect(documented.map(({ route }) => route).sort()).toEqual(
      [...expected, 'GET /health/live', 'GET /health/ready'].sort(),
    );
    for (const { route, operation } of documented.filter((one) => one.route.includes('/api/v2/'))) {
      expect(operation.security, route).toEqual([{ apiKey: [] }]);
      expect(operation.description, route).toMatch(/Needs the scope `(read|sync|edit|admin)`/);
      const done = Object.entries(operation.responses).find(([status]) => status.startsWith('2'))?.[1];
      const example = Object.values(done?.content ?? {}).map((content) => content.example);
      if (done?.content?.['application/json'])
        expect(example, route).toEqual([expect.objectContaining({ data: expect.anything() })]);
      else expect(example, route).not.toEqual([]);
      expect(operation.responses['401']?.content?.['application/json']?.schema, route).toEqual({
        $ref: '#/components/schemas/Error',
      });
    }
  });
});

interface DocumentedOperation {
  readonly security?: unknown;
  readonly description?: string;
  readonly responses: Record<string, { content?: Record<string, { schema?: unknown; example?: unknown }> }>;
}
