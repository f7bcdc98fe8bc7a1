import type { LoginFlow, LoginRequest, LoginStep } from '../../ports/login-flow.js';

type Outcome = 'refused' | 'passkey' | 'accepted';

/** The login of one network user, in memory. */
export class FakeLogin implements LoginFlow {
  readonly methods = ['qr', 'pairing-code', 'token'] as const;
  readonly networkUserId = 'u1';
  readonly token = 'valid';
  /** The accounts with credentials. */
  readonly credentials = new Set<string>();
  #codes = 0;
  #followed: string | undefined;
  #outcome: Outcome = 'accepted';

  /** Decides about the next login. */
  decide(outcome: Outcome): void {
    this.#outcome = outcome;
  }

  follow(step: LoginStep): void {
    this.#followed = JSON.stringify(step);
  }

  async *start(accountId: string, request: LoginRequest, signal: AbortSignal): AsyncGenerator<LoginStep> {
    const outcome = this.#outcome;
    this.#outcome = 'accepted';
    if (request.method !== 'token') yield* this.#untilFollowed(request.method, signal);
    if (signal.aborted) return;
    yield { step: 'verifying' };
    if (signal.aborted) return;
    if (outcome === 'passkey') {
      yield { step: 'needs-passkey', code: 'PASSKEY_REQUIRED', message: 'Link the phone by its passkey.' };
    } else if (outcome === 'refused' || (request.method === 'token' && request.token !== this.token)) {
      yield { step: 'failed', code: 'REFUSED', message: 'The network refused the login. Start again.' };
    } else {
      this.credentials.add(accountId);
      yield { step: 'completed', networkUserId: this.networkUserId };
    }
  }

  /** A code that was not followed when the next step is asked for has expired. */
  async *#untilFollowed(method: 'qr' | 'pairing-code', signal: AbortSignal): AsyncGenerator<LoginStep> {
    for (;;) {
      const code = `code ${++this.#codes}`;
      const expiresAt = this.#codes * 1_000;
      const step: LoginStep =
        method === 'qr' ? { step: 'qr', content: code, expiresAt } : { step: 'pairing-code', code, expiresAt };
      yield step;
      if (signal.aborted || this.#followed === JSON.stringify(step)) return;
    }
  }
}
