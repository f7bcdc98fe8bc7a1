/** What the sandbox is made from. `now` is the clock, in milliseconds since 1970, so that tests can let tokens grow old. */
export interface SandboxSettings {
  readonly seed: number;
  /** Cards in the address book of the default account, and of a new one that asks for no number. */
  readonly count: number;
  readonly now: () => number;
}

/** Injection token of SandboxSettings. */
export const SANDBOX_SETTINGS = Symbol('SandboxSettings');

/** The most cards that one account may have: enough for load tests, small enough for memory. */
export const MAX_COUNT = 100_000;
