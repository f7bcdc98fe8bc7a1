const WINDOW_MS = 60_000;
const MOST_IN_WINDOW = 20;

/** So many unexpected failures are a fault of the handler, not of the data. Waiting loses nothing. */
export class CircuitOpen extends Error {
  readonly code = 'CIRCUIT_OPEN';

  constructor(cause: unknown) {
    super(
      `More than ${MOST_IN_WINDOW} messages failed unexpectedly within a minute: stopped so that they do not all become dead letters`,
      {
        cause,
      },
    );
    this.name = 'CircuitOpen';
  }
}

/** Opens when more than 20 unexpected failures fall within a minute; closes again when they are older than that. */
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
