import { Injectable } from '@nestjs/common';
import type { Endpoint } from './endpoints.js';

/** A fault that is injected into the next matching requests. */
export interface Fault {
  /** undefined matches every endpoint. */
  readonly match?: Endpoint | undefined;
  /** A status to answer with, `slow` (answer after `delayMs`) or `drop` (break the connection during the answer). */
  readonly kind: 401 | 429 | 500 | 'slow' | 'drop';
  readonly times: number;
  readonly delayMs: number;
}

/** The pending faults, oldest first. */
@Injectable()
export class Faults {
  #waiting: Fault[] = [];

  list(): readonly Fault[] {
    return this.#waiting;
  }

  add(fault: Fault): void {
    this.#waiting.push(fault);
  }

  clear(): void {
    this.#waiting = [];
  }

  /** The fault for a request to the endpoint. Counts one of its `times`. */
  next(endpoint: Endpoint): Fault | undefined {
    const at = this.#waiting.findIndex(({ match }) => match === undefined || match === endpoint);
    const fault = this.#waiting[at];
    if (fault === undefined) return undefined;
    const left = { ...fault, times: fault.times - 1 };
    this.#waiting = this.#waiting.toSpliced(at, 1, ...(left.times > 0 ? [left] : []));
    return fault;
  }
}
