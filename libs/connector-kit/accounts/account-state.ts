import type { AccountStateChanged } from '#contracts';
import type { ApprovalReason } from '#domain';
import type { SourceErrorCode } from '../ports/source-error.js';

/** How an account is: data, not an exception. `message` is a sentence that says what to do. */
export type AccountState = Pick<AccountStateChanged, 'state' | 'code' | 'message'>;

export const connected: AccountState = { state: 'CONNECTED', code: null, message: null };
/** The first complete listing is under way. */
export const backfilling: AccountState = { state: 'BACKFILLING', code: null, message: null };

const held: Readonly<Record<ApprovalReason, string>> = {
  MASS_CHANGE:
    'The last sync would change suspiciously many contacts. Look at the differences, then apply or discard them.',
  MASS_DELETION:
    'The last sync would delete suspiciously many contacts. Look at the differences, then apply or discard them.',
  EMPTY_LISTING:
    'The provider listed nothing where contacts were. Look at the differences, then apply or discard them.',
  SHORT_LISTING:
    'The provider listed less than half of what was there. Look at the differences, then apply or discard them.',
};

/** A run waits until somebody has looked at it. */
export function heldFor(
  reason: ApprovalReason,
): AccountState & { readonly code: ApprovalReason; readonly message: string } {
  return { state: 'HELD', code: reason, message: held[reason] };
}

const states: Readonly<Record<SourceErrorCode, AccountState['state']>> = {
  MISSING_CREDENTIALS: 'NEEDS_LOGIN',
  INVALID_GRANT: 'NEEDS_LOGIN',
  INVALID_CLIENT: 'NEEDS_LOGIN',
  UNAUTHENTICATED: 'NEEDS_LOGIN',
  FORBIDDEN: 'RESTRICTED',
  NOT_FOUND: 'DEGRADED',
  QUOTA: 'DEGRADED',
  UNAVAILABLE: 'DEGRADED',
  NETWORK: 'DEGRADED',
  NO_ADDRESS_BOOK: 'DEGRADED',
  HOST_REFUSED: 'DEGRADED',
  BAD_CERTIFICATE: 'DEGRADED',
  TOO_LARGE: 'DEGRADED',
  NOT_A_CARD_FILE: 'DEGRADED',
  BAD_REQUEST: 'DEGRADED',
  BAD_RESPONSE: 'DEGRADED',
  TOKEN_EXPIRED_SYNC: 'DEGRADED',
};

/** The account after a run that ended in this trouble, all retries included. */
export function stateAfterTrouble(code: SourceErrorCode): AccountState['state'] {
  return states[code];
}
