import fastify, { type FastifyInstance } from 'fastify';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { rememberActor } from './actor.decorator.js';
import { createRateLimits } from './rate-limits.js';

let server: FastifyInstance;

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: 0 });
  server = fastify();
  const limits = await createRateLimits(server);
  server.get('/', async (request) => ({ wait: (await limits.refusedKey(request)) ?? null }));
  server.get<{ Params: { key: string } }>('/:key', async (request) => {
    rememberActor(request, request.params.key);
    return { wait: (await limits.acceptedKey(request)) ?? null };
  });
});

afterEach(async () => {
  await server.close();
  vi.useRealTimers();
});

/** Sends refused keys from an address. Returns the seconds to wait after the last one. */
async function refused(address: string, times: number): Promise<number | null> {
  let wait: number | null = null;
  for (let i = 0; i < times; i++) {
    const answer = await server.inject({ url: '/', remoteAddress: address });
    wait = answer.json<{ wait: number | null }>().wait;
  }
  return wait;
}

describe('refused keys', () => {
  test('are too many after thirty within a minute, for that address only', async () => {
    expect(await refused('10.0.0.1', 30)).toBeNull();
    expect(await refused('10.0.0.1', 1)).toBe(60);
    expect(await refused('10.0.0.2', 1)).toBeNull();
  });

  test('are forgotten a minute after the first, and the wait is what is left of that minute', async () => {
    await refused('10.0.0.1', 31);
    vi.setSystemTime(45_000);
    expect(await refused('10.0.0.1', 1)).toBe(15);
    vi.setSystemTime(60_000);
    expect(await refused('10.0.0.1', 1)).toBeNull();
  });

  test('of the addresses of one IPv6 network count together', async () => {
    expect(await refused('2001:db8::1', 30)).toBeNull();
    expect(await refused('2001:db8::2', 1)).toBe(60);
  });
});

describe('accepted keys', () => {
  test('may send six thousand requests a minute each, from whatever address, and refused ones do not count', async () => {
    await refused('10.0.0.1', 31);
    const send = async (key: string) => (await server.inject({ url: `/${key}`, remoteAddress: '10.0.0.1' })).json();
    for (let i = 0; i < 5_999; i++) await send('one');
    expect(await send('one')).toEqual({ wait: null });
    expect(await send('one')).toEqual({ wait: 60 });
    expect(await send('another')).toEqual({ wait: null });
    vi.setSystemTime(60_000);
    expect(await send('one')).toEqual({ wait: null });
  });
});
