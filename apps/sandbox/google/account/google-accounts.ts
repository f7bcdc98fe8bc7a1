import { Inject, Injectable } from '@nestjs/common';
import { SANDBOX_SETTINGS, type SandboxSettings } from '../../sandbox.settings.js';
import { type AccountPlan, GoogleAccount } from './google-account.js';

/** The account of the demo. It exists from the start and after a reset. */
export const DEFAULT_ACCOUNT = 'google';

/** All Google accounts of the sandbox. */
@Injectable()
export class GoogleAccounts {
  readonly #accounts = new Map<string, GoogleAccount>();

  constructor(@Inject(SANDBOX_SETTINGS) private readonly settings: SandboxSettings) {
    this.reset();
  }

  get(name: string): GoogleAccount | undefined {
    return this.#accounts.get(name);
  }

  list(): GoogleAccount[] {
    return [...this.#accounts.values()];
  }

  /** Returns undefined if the name is taken. Seed and count default to the sandbox's settings. */
  create(plan: { name: string; seed?: number | undefined; count?: number | undefined }): GoogleAccount | undefined {
    if (this.#accounts.has(plan.name)) return undefined;
    return this.#add({
      name: plan.name,
      seed: plan.seed ?? this.settings.seed,
      count: plan.count ?? this.settings.count,
    });
  }

  /** Restores the initial state: only the default account, unedited. */
  reset(): void {
    this.#accounts.clear();
    this.#add({ name: DEFAULT_ACCOUNT, seed: this.settings.seed, count: this.settings.count });
  }

  #add(plan: AccountPlan): GoogleAccount {
    const account = new GoogleAccount(plan, this.settings.now);
    this.#accounts.set(plan.name, account);
    return account;
  }
}
