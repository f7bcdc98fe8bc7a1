import { type AccountState, stateAfterTrouble } from '../accounts/account-state.js';
import { SourceError } from '../ports/source-error.js';

/** Why a job cannot be done, apart from trouble with the provider. */
const sentences = {
  ACCOUNT_UNKNOWN: 'No such account is connected.',
  ACCOUNT_REMOVED: 'The account was removed.',
  SYNC_DISABLED: 'Sync is switched off for this account. Switch it on in its settings.',
  UNSUPPORTED_TYPE: 'This provider has nothing of the kind that was asked for.',
  CONTACT_UNKNOWN: 'The account never had a contact of this id.',
  CANCELLED: 'The job was cancelled.',
  DISCARDED: 'The job was held, and somebody decided against it. The next one begins where this one began.',
  SUPERSEDED: 'The job was held, and a later one has read the account again. Look at that one.',
  INTERNAL: 'The run failed again and again for a reason of our own. The log of the connector says more.',
} as const;

export type RefusalCode = keyof typeof sentences;

/** How a job failed. `state` is the account's afterwards; undefined when the failure says nothing about the account. */
export interface JobFailure {
  readonly code: string;
  readonly message: string;
  readonly state: AccountState['state'] | undefined;
}

export function refusal(code: RefusalCode): JobFailure {
  return { code, message: sentences[code], state: code === 'INTERNAL' ? 'DEGRADED' : undefined };
}

export function troubleFailure({ code, message }: SourceError): JobFailure {
  return { code, message, state: stateAfterTrouble(code) };
}

/** A job is refused before anything was read. */
export class JobRefused extends Error {
  constructor(readonly failure: JobFailure) {
    super(failure.message);
    this.name = 'JobRefused';
  }
}

/** The failure that an error stands for; undefined for what is neither the provider's trouble nor a refusal. */
export function failureOf(error: unknown): JobFailure | undefined {
  if (error instanceof SourceError) return troubleFailure(error);
  return error instanceof JobRefused ? error.failure : undefined;
}
