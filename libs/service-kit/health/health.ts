/** Resolves when the dependency answers, rejects otherwise. Must be safe to repeat, and to abandon when it takes too long. */
type HealthCheck = () => Promise<void> | void;

export interface HealthReport {
  readonly status: 'ok' | 'failing';
  /** Names of the checks that fail; their errors are not shown. */
  readonly failing: readonly string[];
}

/** A process that answers at all. */
export const alive: HealthReport = { status: 'ok', failing: [] };

const TIMEOUT_MS = 2_000;

/**
 * Whether work may be sent to this process. A dependency that is down makes a process unready, never dead: a process that cannot
 * continue ends itself.
 */
export class Health {
  readonly #checks = new Map<string, HealthCheck>();

  constructor(private readonly timeoutMs = TIMEOUT_MS) {}

  ready(name: string, check: HealthCheck): void {
    this.#checks.set(name, check);
  }

  async report(): Promise<HealthReport> {
    const answers = await Promise.all(
      [...this.#checks].map(async ([name, check]) => ({ name, ok: await this.#passes(check) })),
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
