import { describe, test } from 'vitest';

/** A rule of a contract, which can be checked outside of a test runner too. */
export interface Rule<Fixture> {
  readonly title: string;
  /** Rejects if the implementation breaks the rule. */
  check(fixture: Fixture): Promise<void>;
}

/** Declares a test for each rule. `open` gives each test a fixture of its own. */
export function declareRules<Fixture>(
  name: string,
  rules: readonly Rule<Fixture>[],
  open: () => Promise<Fixture>,
): void {
  describe(name, () => {
    for (const { title, check } of rules) test(title, async () => check(await open()));
  });
}
