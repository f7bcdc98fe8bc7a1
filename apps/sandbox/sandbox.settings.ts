/** Settings of the sandbox. `now` is the clock, in milliseconds since 1970, so that tests can let tokens expire. */
export interface SandboxSettings {
  readonly seed: number;
  /** Cards in the address book of the default account, and the default for new accounts. */
  readonly count: number;
  readonly now: () => number;
}

/** Injection token of SandboxSettings. */
export const SANDBOX_SETTINGS = Symbol('SandboxSettings');

/** The maximum number of cards of an account: enough for load tests, small enough for memory. */
export const MAX_COUNT = 100_000;
