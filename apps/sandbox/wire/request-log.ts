import { Injectable } from '@nestjs/common';
import { ENDPOINTS, type Endpoint } from './endpoints.js';

const MAX_REQUESTS = 500;

export interface LoggedRequest {
  readonly endpoint: Endpoint;
  readonly method: string;
  /** Without the query, which may contain tokens. */
  readonly path: string;
  /** Names of the query parameters, never their values. */
  readonly parameters: readonly string[];
  readonly status: number | 'dropped';
}

/** Counts the requests to provider endpoints and keeps the latest. */
@Injectable()
export class RequestLog {
  #counts = noCounts();
  #recent: LoggedRequest[] = [];

  add(request: LoggedRequest): void {
    this.#counts[request.endpoint] += 1;
    this.#recent.push(request);
    if (this.#recent.length > MAX_REQUESTS) this.#recent.shift();
  }

  /** Counts since the start or the last reset, and the latest requests, oldest first. */
  report(): { total: number; counts: Record<Endpoint, number>; recent: readonly LoggedRequest[] } {
    const total = Object.values(this.#counts).reduce((sum, count) => sum + count, 0);
    return { total, counts: { ...this.#counts }, recent: [...this.#recent] };
  }

  clear(): void {
    this.#counts = noCounts();
    this.#recent = [];
  }
}

function noCounts(): Record<Endpoint, number> {
  return Object.fromEntries(ENDPOINTS.map((endpoint) => [endpoint, 0])) as Record<Endpoint, number>;
}
