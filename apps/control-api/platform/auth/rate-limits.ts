import rateLimit from '@fastify/rate-limit';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { actorOf } from './actor.decorator.js';

const WINDOW_MS = 60_000;
const MAX_REFUSED = 30;
/** A hundred a second: far more than a person or a mirror needs, and a bound for a program that runs in circles. */
const MAX_PER_KEY = 6_000;
/** Bounds the memory that callers without a key can make the process use. */
const MAX_ADDRESSES = 10_000;

/** Counts a request. Returns the seconds to wait if there were too many within a minute; otherwise undefined. */
export type CountRequest = (request: FastifyRequest) => Promise<number | undefined>;

export interface RateLimits {
  /**
   * Requests with a key that was refused, by address. Keys cannot be guessed, so this is not a lock: valid keys are accepted
   * whatever others behind the same address send. The limit slows down misconfigured clients.
   */
  readonly refusedKey: CountRequest;
  /** Requests with a key that was accepted, by key. */
  readonly acceptedKey: CountRequest;
}

/** The limits hold per process. */
export async function createRateLimits(server: FastifyInstance): Promise<RateLimits> {
  await server.register(rateLimit, { global: false, timeWindow: WINDOW_MS, cache: MAX_ADDRESSES });
  const counter = (count: ReturnType<FastifyInstance['createRateLimit']>): CountRequest => {
    return async (request) => {
      const limit = await count(request);
      return !limit.isAllowed && limit.isExceeded ? limit.ttlInSeconds : undefined;
    };
  };
  return {
    refusedKey: counter(server.createRateLimit({ max: MAX_REFUSED })),
    acceptedKey: counter(server.createRateLimit({ max: MAX_PER_KEY, keyGenerator: actorOf })),
  };
}
