/** How the owner proves that the account is theirs. */
export type LoginRequest =
  | { readonly method: 'qr' }
  /** `phone`: E.164. The network sends a code that the owner enters on the phone. */
  | { readonly method: 'pairing-code'; readonly phone: string }
  | { readonly method: 'token'; readonly token: string };

/**
 * A step of a login, as the owner sees it.
 *
 * | step | the owner |
 * |---|---|
 * | qr | scans the code with the phone before `expiresAt`. The next `qr` replaces it |
 * | pairing-code | enters the code on the phone before `expiresAt`. The next `pairing-code` replaces it |
 * | verifying | waits |
 * | completed | is logged in. The last step |
 * | needs-passkey | must link in another way, which `message` explains. The last step |
 * | failed | reads `message` and may start again. The last step |
 */
export type LoginStep =
  | { readonly step: 'qr'; readonly content: string; readonly expiresAt: number }
  | { readonly step: 'pairing-code'; readonly code: string; readonly expiresAt: number }
  | { readonly step: 'verifying' }
  /** `networkUserId`: the user of the network. A login of the same user again is the same account. */
  | { readonly step: 'completed'; readonly networkUserId: string }
  | { readonly step: 'needs-passkey' | 'failed'; readonly code: string; readonly message: string };

/** Logs an account in to a network. */
export interface LoginFlow {
  /** The methods that the network supports. */
  readonly methods: readonly LoginRequest['method'][];
  /**
   * The steps of one login, the last of which is `completed`, `needs-passkey` or `failed`. The credentials are in the vault before
   * `completed` is given. Ends without a last step if the signal is aborted; then no credentials are stored.
   * Never throws and never retries: a failure is a step, and the owner decides whether to start again.
   */
  start(accountId: string, request: LoginRequest, signal: AbortSignal): AsyncIterable<LoginStep>;
}
