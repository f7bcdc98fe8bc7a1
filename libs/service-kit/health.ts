/** Resolves when all is well, rejects otherwise. Must be safe to repeat, and to abandon when it takes too long. */
export type HealthCheck = () => Promise<void> | void;

export interface HealthReport {
  readonly status: 'ok' | 'failing';
  /** Names of the checks that fail; what they said stays inside. */
  readonly failing: readonly string[];
}

const TIMEOUT_MS = 2_000;

/**
 * Two questions about a process. Live: should it be left alone (else it is to be restarted)? Ready: may work be sent to it?
 * A dependency that is down makes a process unready, never dead.
 */
export class Health {
  readonly #checks = { live: new Map<string, HealthCheck>(), ready: new Map<string, HealthCheck>() };

  constructor(private readonly timeoutMs = TIMEOUT_MS) {}

  live(name: string, check: HealthCheck): void {
    this.#checks.live.set(name, check);
  }

  ready(name: string, check: HealthCheck): void {
    this.#checks.ready.set(name, check);
  }

  async report(question: 'live' | 'ready'): Promise<HealthReport> {
    const answers = await Promise.all(
      [...this.#checks[question]].map(async ([name, check]) => ({ name, ok: await this.#passes(check) })),
    );
    const failing = answers.filter(({ ok }) => !ok).map(({ name }) => name);
    return { status: failing.length === 0 ? 'ok' : 'failing', failing };
  }

  async #passes(check: HealthCheck): Promise<boolean> {
    const late = Promise.withResolvers<boolean>();
    const timer = setTimeout(() => late.resolve(false), this.timeoutMs);
    const checked = Promise.resolve()
      .then(check)
      .then(
        () => true,
        () => false,
      );
    return Promise.race([checked, late.promise]).finally(() => clearTimeout(timer));
  }
}
