import type { Edit } from '#contracts';
import { type Keyed, momentOf } from './raw-records.js';

/** The owner removed an account of Google with its contacts. */
export function accountContactsRemoved(turn: number, accountId: string): Keyed<Edit> {
  const value = { accountId, provider: 'google', actor: 'somebody', removedAt: momentOf(turn) };
  return { key: accountId, message: { type: 'AccountContactsRemoved', value } };
}
