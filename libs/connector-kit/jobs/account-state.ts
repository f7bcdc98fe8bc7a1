import type { AccountStateChanged } from '#contracts';
import type { TroubleCode } from '../source/trouble.js';

/** How an account is: data, not an exception. `message` is a sentence that says what to do. */
export type AccountState = Pick<AccountStateChanged, 'state' | 'code' | 'message'>;

export const connected: AccountState = { state: 'CONNECTED', code: null, message: null };
/** The first complete listing is under way. */
export const backfilling: AccountState = { state: 'BACKFILLING', code: null, message: null };

const states: Readonly<Record<TroubleCode, AccountState['state']>> = {
  MISSING_CREDENTIALS: 'NEEDS_LOGIN',
  INVALID_GRANT: 'NEEDS_LOGIN',
  INVALID_CLIENT: 'NEEDS_LOGIN',
  UNAUTHENTICATED: 'NEEDS_LOGIN',
  FORBIDDEN: 'RESTRICTED',
  QUOTA: 'DEGRADED',
  UNAVAILABLE: 'DEGRADED',
  NETWORK: 'DEGRADED',
  BAD_REQUEST: 'DEGRADED',
  BAD_RESPONSE: 'DEGRADED',
  TOKEN_EXPIRED_SYNC: 'DEGRADED',
};

/** The account after a run that ended in this trouble, all retries included. */
export function stateAfterTrouble(code: TroubleCode): AccountState['state'] {
  return states[code];
}
