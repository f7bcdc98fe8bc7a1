import type { AccountStateChanged } from '#contracts';
import type { ApprovalReason } from '#domain';
import type { SourceErrorCode } from '../ports/source-error.js';

/** The state of an account. `message` is a sentence for the owner about what to do. */
export type AccountState = Pick<AccountStateChanged, 'state' | 'code' | 'message'>;

export const connected: AccountState = { state: 'CONNECTED', code: null, message: null };
/** The first complete listing is running. */
export const backfilling: AccountState = { state: 'BACKFILLING', code: null, message: null };

const approvalMessages: Readonly<Record<ApprovalReason, string>> = {
  MASS_CHANGE:
    'The last sync would change suspiciously many contacts. Review the differences, then apply or discard them.',
  MASS_DELETION:
    'The last sync would delete suspiciously many contacts. Review the differences, then apply or discard them.',
  EMPTY_LISTING: 'The provider listed nothing where contacts were. Review the differences, then apply or discard them.',
  SHORT_LISTING:
    'The provider listed less than half of what was there. Review the differences, then apply or discard them.',
};

/** A run awaits the owner's approval. */
export function awaitingApproval(
  reason: ApprovalReason,
): AccountState & { readonly code: ApprovalReason; readonly message: string } {
  return { state: 'HELD', code: reason, message: approvalMessages[reason] };
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
  ENDLESS_LISTING: 'DEGRADED',
  NO_PROGRESS: 'DEGRADED',
  BAD_RESPONSE: 'DEGRADED',
  TOKEN_EXPIRED_SYNC: 'DEGRADED',
};

/** The state of an account whose run failed with this error, after all retries. */
export function stateAfterError(code: SourceErrorCode): AccountState['state'] {
  return states[code];
}
