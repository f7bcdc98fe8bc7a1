import rateLimit from '@fastify/rate-limit';
import type { FastifyInstance, FastifyRequest } from 'fastify';

const WINDOW_MS = 60_000;
const MAX_REFUSED = 30;
/** Bounds the memory that callers without a key can make the process use. */
const MAX_ADDRESSES = 10_000;

/** Counts a refused key. Returns the seconds to wait when its address had too many of them; otherwise undefined. */
export type CountRefusedKey = (request: FastifyRequest) => Promise<number | undefined>;

/**
 * Keys cannot be guessed, so this is not a lock: valid keys are accepted whatever others behind the same address send. The limit slows
 * down misconfigured clients.
 */
export async function limitRefusedKeys(server: FastifyInstance): Promise<CountRefusedKey> {
  await server.register(rateLimit, { global: false, max: MAX_REFUSED, timeWindow: WINDOW_MS, cache: MAX_ADDRESSES });
  const count = server.createRateLimit();
  return async (request) => {
    const limit = await count(request);
    return !limit.isAllowed && limit.isExceeded ? limit.ttlInSeconds : undefined;
  };
}
