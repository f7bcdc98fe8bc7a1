import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type RunningApi, runApi } from '../../testing/running-api.js';

const client = { clientId: '1-abcdefghijklmnopqrstuvwxyz012345.apps.googleusercontent.com', clientSecret: 'a secret' };
const sandboxes = { clientId: '1-sandbox.apps.googleusercontent.com', clientSecret: 'a secret' };
const account = (credentials: object) => ({
  provider: 'google',
  name: 'A Google account',
  credentials: { ...credentials, refreshToken: 'a token' },
});

let demo: RunningApi;
let own: RunningApi;

beforeAll(async () => {
  demo = await runApi({ KITH_WORLD: 'demo' });
  own = await runApi();
});
afterAll(async () => {
  await demo?.close();
  await own?.close();
});

describe('a world', () => {
  it('says which it is to those who have a key', async () => {
    expect(await demo.call('GET /api/v2')).toMatchObject({ status: 200, body: { data: { world: 'demo' } } });
    expect(await own.call('GET /api/v2')).toMatchObject({ status: 200, body: { data: { world: 'own' } } });
    expect((await own.call('GET /api/v2', { key: null })).status).toBe(401);
  });

  it("accepts any Google client if it is the owner's", async () => {
    expect((await own.call('PUT /api/v2/oauth/google/client', { body: client })).status).toBe(200);
    expect((await own.call('POST /api/v2/instances', { body: account(client) })).status).toBe(201);
  });

  it("accepts the sandbox's Google client only if it is the demo, and gives the reason", async () => {
    const error = { code: 'DEMO_WORLD', message: expect.stringMatching(/^This is the demo: /) };

    expect(await demo.call('PUT /api/v2/oauth/google/client', { body: client })).toMatchObject({
      status: 409,
      body: { error: { ...error, field: 'clientId' } },
    });
    expect(await demo.call('POST /api/v2/instances', { body: account(client) })).toMatchObject({
      status: 409,
      body: { error: { ...error, field: 'credentials.clientId' } },
    });
    expect((await demo.call('PUT /api/v2/oauth/google/client', { body: sandboxes })).status).toBe(200);
    expect((await demo.call('POST /api/v2/instances', { body: account(sandboxes) })).status).toBe(201);
  });
});
