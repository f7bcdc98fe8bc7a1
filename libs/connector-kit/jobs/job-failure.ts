import { type AccountState, stateAfterError } from '../accounts/account-state.js';
import { SourceError } from '../ports/source-error.js';

/** Why a job ends without a result, other than a source error. */
const sentences = {
  ACCOUNT_UNKNOWN: 'No such account is connected.',
  ACCOUNT_REMOVED: 'The account was removed.',
  SYNC_DISABLED: 'Sync is switched off for this account. Switch it on in its settings.',
  UNSUPPORTED_TYPE: 'This provider does not support the requested type.',
  CONTACT_UNKNOWN: 'The account has no contact with this id.',
  CANCELLED: 'The job was cancelled.',
  DISCARDED: 'The changes of this job were rejected. The next job starts where this one started.',
  SUPERSEDED: 'A later job has read the account again. Review that job instead.',
  INTERNAL: 'The job failed repeatedly with an internal error. See the log of the connector.',
} as const;

export type RefusalCode = keyof typeof sentences;

/** How a job failed. `state`: of the account afterwards; undefined if the failure does not concern the account. */
export interface JobFailure {
  readonly code: string;
  readonly message: string;
  readonly state: AccountState['state'] | undefined;
}

export function refusal(code: RefusalCode): JobFailure {
  return { code, message: sentences[code], state: code === 'INTERNAL' ? 'DEGRADED' : undefined };
}

export function sourceFailure({ code, message }: SourceError): JobFailure {
  return { code, message, state: stateAfterError(code) };
}

/** The job is refused before anything is read. */
export class JobRefused extends Error {
  constructor(readonly failure: JobFailure) {
    super(failure.message);
    this.name = 'JobRefused';
  }
}

/** undefined for an error that is neither a source error nor a refusal. */
export function failureOf(error: unknown): JobFailure | undefined {
  if (error instanceof SourceError) return sourceFailure(error);
  return error instanceof JobRefused ? error.failure : undefined;
}
