const WINDOW_MS = 60_000;
const MOST_IN_WINDOW = 20;

/** Too many messages fail for the same reason to be bad data: it is more likely our own fault. Waiting loses nothing. */
export class CircuitOpen extends Error {
  readonly code = 'CIRCUIT_OPEN';

  constructor(cause: unknown) {
    super(
      `More than ${MOST_IN_WINDOW} messages failed unexpectedly within a minute: stopped before making dead letters of them all`,
      {
        cause,
      },
    );
    this.name = 'CircuitOpen';
  }
}

/** Opens when more than 20 unexpected failures fall within a minute; closes again by the passing of time. */
export class Circuit {
  #failures: number[] = [];

  constructor(private readonly now: () => number = Date.now) {}

  /** Throws CircuitOpen instead of counting one failure too many. */
  count(error: unknown): void {
    const since = this.now() - WINDOW_MS;
    this.#failures = this.#failures.filter((time) => time > since);
    if (this.#failures.length >= MOST_IN_WINDOW) throw new CircuitOpen(error);
    this.#failures.push(this.now());
  }
}
